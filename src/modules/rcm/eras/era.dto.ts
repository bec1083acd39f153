import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { Text } from '../../../shared/database/fields.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { Finding } from '../x12-files/finding.entity.js';
import { ClaimEra, ERA_STATUSES, FUNDINGS } from './claim-era.entity.js';
import { CLAIM_PAYMENT_STATUSES, ClaimPayment } from './claim-payment.entity.js';
import { LinePayment } from './line-payment.entity.js';
import { PaymentAdjustment } from './payment-adjustment.entity.js';
import { ProviderAdjustment } from './provider-adjustment.entity.js';

const ID = { type: 'string', format: 'uuid' } as const;
const DAY = { type: 'string', format: 'date' } as const;

export class ListErasQuery extends ListQuery {
  /** posted, held, conflict or discarded. */
  @ApiPropertyOptional({ enum: ERA_STATUSES })
  @IsOptional()
  @IsIn(ERA_STATUSES)
  status?: string;

  /** Payer. */
  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  payerId?: string;

  /** Check or EFT number (TRN02), exactly. */
  @ApiPropertyOptional({ type: 'string', minLength: 1, maxLength: 50 })
  @IsOptional()
  @IsString()
  @Length(1, 50)
  traceNumber?: string;

  /** unfunded: whose money has not come. */
  @ApiPropertyOptional({ enum: FUNDINGS })
  @IsOptional()
  @IsIn(FUNDINGS)
  funding?: string;

  /** Paid from this day on. */
  @ApiPropertyOptional(DAY)
  @IsOptional()
  @IsCalendarDay()
  paidFrom?: string;

  /** Paid up to this day. */
  @ApiPropertyOptional(DAY)
  @IsOptional()
  @IsCalendarDay()
  paidTo?: string;
}

export class EraPage extends pageOf(ClaimEra) {}

/** A finding as remittances show it. */
export class EraFinding extends PickType(Finding, ['id', 'code', 'severity', 'segment', 'path', 'message'] as const) {}

/** How many claim payments of a remittance have this status. */
export class ClaimPaymentCount extends PickType(ClaimPayment, ['status'] as const) {
  /** Claim payments. */
  @ApiProperty({ type: 'integer', minimum: 1, example: 118 })
  count: number;
}

/** A remittance with what concerns it as a whole; its claim payments are paged beneath it. */
export class EraDetail extends ClaimEra {
  /** Claim payments by status. */
  @ApiProperty({ type: [ClaimPaymentCount] })
  claimPaymentCounts: ClaimPaymentCount[];

  /** The first 200 PLB adjustments; `/provider-adjustments` has all. */
  @ApiProperty({ type: [ProviderAdjustment] })
  providerAdjustments: ProviderAdjustment[];

  /** The first 200 findings on the remittance, not on single claim payments. */
  @ApiProperty({ type: [EraFinding] })
  findings: EraFinding[];
}

export class ListProviderAdjustmentsQuery extends ListQuery {}

export class ProviderAdjustmentPage extends pageOf(ProviderAdjustment) {}

export class ListClaimPaymentsQuery extends ListQuery {
  /** posted, unmatched, held, informational or dismissed. */
  @ApiPropertyOptional({ enum: CLAIM_PAYMENT_STATUSES })
  @IsOptional()
  @IsIn(CLAIM_PAYMENT_STATUSES)
  status?: string;
}

/** A service as the payer decided it, with its adjustments. */
export class EraLinePayment extends LinePayment {
  @ApiProperty({ type: [PaymentAdjustment] })
  adjustments: PaymentAdjustment[];
}

/** A claim payment with its services, adjustments and findings. */
export class EraClaimPayment extends ClaimPayment {
  /** Services. */
  @ApiProperty({ type: [EraLinePayment] })
  lines: EraLinePayment[];

  /** Adjustments of the claim as a whole. */
  @ApiProperty({ type: [PaymentAdjustment] })
  adjustments: PaymentAdjustment[];

  @ApiProperty({ type: [EraFinding] })
  findings: EraFinding[];
}

export class EraClaimPaymentPage extends pageOf(EraClaimPayment) {}

/** Why somebody posts or discards what is held. */
export class DecideEraDto {
  /** For the history of the remittance. */
  @Text({ max: 500, example: 'The payer confirmed the amount by telephone' })
  reason: string;
}
