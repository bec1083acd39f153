import { ApiProperty, PickType } from '@nestjs/swagger';
import { IsNumber, Max, Min } from 'class-validator';
import { ImprovementSettings } from './improvement-settings.entity.js';

/** The thresholds, all of them. */
export class SetImprovementSettingsDto extends PickType(ImprovementSettings, ['leastDeniedCents'] as const) {
  /** A category is proposed when its share of the money denied in a month is above this, in percent. */
  @ApiProperty({ type: 'number', minimum: 0, maximum: 100, example: 25 })
  @IsNumber()
  @Min(0)
  @Max(100)
  denialSharePercent: number;
}

/** The thresholds in force. */
export class ImprovementThresholds extends PickType(ImprovementSettings, ['leastDeniedCents'] as const) {
  /** In percent; null until the company has set one: nothing is proposed. */
  @ApiProperty({ type: 'number', nullable: true, example: 25 })
  denialSharePercent: number | null;
}
