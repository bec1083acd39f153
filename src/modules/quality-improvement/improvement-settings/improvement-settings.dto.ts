import { ApiProperty, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { IsNumber, Max, Min, ValidateIf } from 'class-validator';
import { ImprovementSettings } from './improvement-settings.entity.js';

class ChartRules extends PartialType(PickType(ImprovementSettings, ['chartRules'] as const), {
  skipNullProperties: false,
}) {}

/** The settings, all of them: what is left out is as if it had never been set. */
export class SetImprovementSettingsDto extends IntersectionType(
  PickType(ImprovementSettings, ['leastDeniedCents'] as const),
  ChartRules,
) {
  /** A category is proposed when its share of the money denied in a month is above this, in percent; null: none is. */
  @ApiProperty({ type: 'number', nullable: true, minimum: 0, maximum: 100, example: 25 })
  @ValidateIf((_, value) => value !== null)
  @IsNumber()
  @Min(0)
  @Max(100)
  denialSharePercent: number | null;
}

/** The settings in force. */
export class ImprovementSettingsInForce extends PickType(ImprovementSettings, [
  'leastDeniedCents',
  'chartRules',
] as const) {
  /** In percent; null until the company has set one: nothing is proposed. */
  @ApiProperty({ type: 'number', nullable: true, example: 25 })
  denialSharePercent: number | null;
}
