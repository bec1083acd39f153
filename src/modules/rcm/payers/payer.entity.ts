import { Entity } from 'typeorm';
import { Code, Count, Flag, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';

export const PAYER_TYPES = [
  'commercial',
  'medicare',
  'medicaid',
  'tricare',
  'workers_comp',
  'self_pay',
  'other',
] as const;
export const SUBMISSION_METHODS = ['electronic', 'paper', 'portal', 'none'] as const;
export const LIMIT_UNITS = ['days', 'months'] as const;

/** Who pays for care: an insurer, a programme, or the patient. */
@Entity('payers')
export class Payer extends VersionedRow {
  /** Name as the payer writes it. */
  @Text({ max: 60, example: 'Aetna' })
  name: string;

  /** Electronic payer identifier (X12 NM109 of the payer loop), unique in the company. */
  @Code({ max: 80, example: '60054' })
  electronicPayerId: string;

  /** Line of business. */
  @OneOf(PAYER_TYPES, { example: 'commercial' })
  type: (typeof PAYER_TYPES)[number];

  /** How claims reach this payer. */
  @OneOf(SUBMISSION_METHODS, { default: 'electronic', example: 'electronic' })
  submissionMethod: (typeof SUBMISSION_METHODS)[number];

  /** Who takes the claims for this payer; null: the company's only active clearinghouse, where there is just one. */
  @Ref({ nullable: true })
  tradingPartnerId: string | null;

  /** Person or desk to ask. */
  @Text({ nullable: true, max: 100, example: 'Provider services' })
  contactName: string | null;

  /** Telephone of the contact. */
  @Text({ nullable: true, max: 30, example: '800-555-0100' })
  contactPhone: string | null;

  /** E-mail of the contact. */
  @Text({ nullable: true, max: 254, example: 'providers@example.com' })
  contactEmail: string | null;

  /** Timely-filing limit from the service date, in `filingLimitUnit`; null: not known. */
  @Count({ nullable: true, min: 1, max: 3650, example: 120 })
  filingLimitCount: number | null;

  /** Medicare counts calendar months (42 CFR 424.44), most others days. */
  @OneOf(LIMIT_UNITS, { nullable: true, example: 'days' })
  filingLimitUnit: (typeof LIMIT_UNITS)[number] | null;

  /** Days to file a first-level appeal after the notice; null: not known. */
  @Count({ nullable: true, min: 1, max: 3650, example: 180 })
  appealLimitDays: number | null;

  /** Inactive payers take no new claims. */
  @Flag({ default: true })
  isActive: boolean;
}
