import { ApiProperty } from '@nestjs/swagger';
import { RatioFigure } from '../statistics/ratio.dto.js';
import type { Lag, PayerScore } from './payer-scorecard.rules.js';

/** How long something took. */
export class LagFigure implements Lag {
  /** Claims that it is of. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 150 })
  claims: number;

  /** Mean, one decimal; null without claims. */
  @ApiProperty({ type: 'number', nullable: true, example: 25.4 })
  meanDays: number | null;

  /** Median, one decimal; null without claims. */
  @ApiProperty({ type: 'number', nullable: true, example: 22 })
  medianDays: number | null;
}

export class PayerScoreFigures implements PayerScore {
  /** Payer. */
  @ApiProperty({ type: 'string', format: 'uuid' })
  payerId: string;

  /** Its name. */
  @ApiProperty({ type: 'string', example: 'Aetna' })
  payerName: string;

  /** Claims that were ever rejected before adjudication ÷ claims that have gone out, by first day of service. */
  @ApiProperty({ type: RatioFigure })
  rejectionRate: RatioFigure;

  /** Claims whose first adjudication was a denial ÷ claims first adjudicated in the period. */
  @ApiProperty({ type: RatioFigure })
  denialRate: RatioFigure;

  /** Payments ÷ charges, in cents, of claims first adjudicated in the period. */
  @ApiProperty({ type: RatioFigure })
  paidRatio: RatioFigure;

  /** Days from the submission to the first payment, of claims first adjudicated in the period that were submitted from here and paid. */
  @ApiProperty({ type: LagFigure })
  daysFromSubmissionToPayment: LagFigure;

  /** Days from the first day of service to the first payment, of claims first adjudicated in the period that were paid. */
  @ApiProperty({ type: LagFigure })
  daysFromServiceToPayment: LagFigure;
}

/** How payers decide and pay. */
export class PayerScorecard {
  /** The one with the most decisions first. */
  @ApiProperty({ type: [PayerScoreFigures] })
  payers: PayerScoreFigures[];
}
