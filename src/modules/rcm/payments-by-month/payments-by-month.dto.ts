import { ApiProperty } from '@nestjs/swagger';
import { Cents } from '../../../shared/database/fields.decorator.js';
import type { PostedMonth } from './payments-by-month.rules.js';

/** What was posted in one month; a reversal is taken off in its own month, so that a sum may be below zero. */
export class PostingsOfMonth implements PostedMonth {
  /** Month. */
  @ApiProperty({ type: 'string', pattern: '^\\d{4}-\\d{2}$', example: '2026-03' })
  month: string;

  /** First day of it in the period. */
  @ApiProperty({ type: 'string', format: 'date' })
  from: string;

  /** Last day of it in the period. */
  @ApiProperty({ type: 'string', format: 'date' })
  to: string;

  /** Charges, by day of service. */
  @Cents({ signed: true })
  chargeCents: number;

  /** Payments, by payment date. */
  @Cents({ signed: true })
  paidCents: number;

  /** Contractual adjustments. */
  @Cents({ signed: true })
  contractualCents: number;

  /** Write-offs. */
  @Cents({ signed: true })
  writeOffCents: number;

  /** Denied; still owed until something else happens to it. */
  @Cents({ signed: true })
  deniedCents: number;
}

/** Postings by month. Payments are those on claims: what a payer takes back from the provider as a whole (PLB) stands in no claim. */
export class PaymentsByMonth {
  /** First day. */
  @ApiProperty({ type: 'string', format: 'date' })
  from: string;

  /** Last day. */
  @ApiProperty({ type: 'string', format: 'date' })
  to: string;

  /** Payments of all months. */
  @Cents({ signed: true })
  paidCents: number;

  /** Every month of the period, in order of time. */
  @ApiProperty({ type: [PostingsOfMonth] })
  months: PostingsOfMonth[];
}
