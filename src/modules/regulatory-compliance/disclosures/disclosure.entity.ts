import { Entity } from 'typeorm';
import { Count, Day, Instant, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { DISCLOSURE_PURPOSES, type DisclosurePurpose } from './disclosure.codes.js';

/** That protected health information was given to somebody (45 CFR 164.528(b)). Voided, never deleted. */
@Entity('disclosures')
export class Disclosure extends VersionedRow {
  /** Patient of the clinical record. */
  @Ref({ nullable: true })
  patientId: string | null;

  /** The individual in words, where the clinical record does not know him. */
  @Text({ nullable: true, max: 200, example: null })
  patientName: string | null;

  /** Day, or the first of a series. */
  @Day({ example: '2026-03-14' })
  disclosedOn: string;

  /** Last day of a series to one recipient for one purpose (164.528(b)(3)). */
  @Day({ nullable: true, example: null })
  lastOn: string | null;

  /** How many there were. */
  @Count({ min: 1, default: 1, example: 1 })
  times: number;

  /** Who received it. */
  @Text({ max: 200, example: 'County health department' })
  recipient: string;

  /** Address, if known. */
  @Text({ nullable: true, max: 300, example: null })
  recipientAddress: string | null;

  /** What was disclosed. */
  @Text({ max: 2000, example: 'Laboratory report of a notifiable disease' })
  description: string;

  /** Purpose by its kind. */
  @OneOf(DISCLOSURE_PURPOSES, { example: 'public_health' })
  purpose: DisclosurePurpose;

  /** The purpose in words, or the request that asked for it. */
  @Text({ nullable: true, max: 1000, example: 'Report required by state law' })
  basis: string | null;

  /** When it was voided. */
  @Instant({ nullable: true, example: null })
  voidedAt: string | null;

  /** Why it was voided. */
  @Text({ nullable: true, max: 1000, example: null })
  voidReason: string | null;
}
