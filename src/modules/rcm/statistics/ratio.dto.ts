import { ApiProperty } from '@nestjs/swagger';
import type { Ratio } from './ratio.rules.js';

/** One number over another. */
export class RatioFigure implements Ratio {
  /** What is divided. */
  @ApiProperty({ type: 'integer', example: 12 })
  numerator: number;

  /** What it is divided by. */
  @ApiProperty({ type: 'integer', example: 240 })
  denominator: number;

  /** Percent, two decimals; null when it cannot be computed. */
  @ApiProperty({ type: 'number', nullable: true, example: 5 })
  value: number | null;

  /** Why there is no value. */
  @ApiProperty({ type: 'string', nullable: true, example: null })
  reason: string | null;
}
