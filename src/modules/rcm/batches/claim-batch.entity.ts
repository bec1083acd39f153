import { Entity } from 'typeorm';
import { Cents, Code, Count, Instant, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { BATCH_STATUSES, type BatchStatus, SENT_CLAIM_TYPES, type SentClaimType } from './batch-status.rules.js';

/** Claims of one type that go to one trading partner in one file, and the envelope of that file. */
@Entity('claim_batches')
export class ClaimBatch extends VersionedRow {
  /** Number of the batch in the company, from its counter. */
  @Count({ min: 1, example: 17 })
  number: number;

  /** With whom the file is exchanged. */
  @Ref()
  tradingPartnerId: string;

  /** professional is an 837P, institutional an 837I; never both in one file. */
  @OneOf(SENT_CLAIM_TYPES)
  claimType: SentClaimType;

  /** The payer, when all claims are one payer's; null when payers are mixed. */
  @Ref({ nullable: true })
  payerId: string | null;

  /** Where it stands. */
  @OneOf(BATCH_STATUSES)
  status: BatchStatus;

  /** ISA13: what a TA1 answers to. */
  @Code({ max: 9, pattern: /^\d{9}$/, example: '000000017' })
  interchangeControlNumber: string;

  /** GS06: what a 999 answers to (AK102). */
  @Code({ max: 9, pattern: /^\d{1,9}$/, example: '17' })
  groupControlNumber: string;

  /** GS08: the implementation guide. */
  @Code({ max: 12, example: '005010X222A1' })
  versionCode: string;

  /** ISA15: P production, T test. */
  @OneOf(['P', 'T'])
  usage: 'P' | 'T';

  /** Transaction sets (ST) in the file. */
  @Count({ min: 1, example: 1 })
  setCount: number;

  /** Claims in the file. */
  @Count({ min: 1, example: 120 })
  claimCount: number;

  /** Sum of the charges of its claims, as sent. */
  @Cents()
  chargeCents: number;

  /** The stored bytes; a resend sends these again. */
  @Ref()
  blobId: string;

  /** SHA-256 of the bytes, hex. */
  @Code({ max: 64, pattern: /^[0-9a-f]{64}$/ })
  sha256: string;

  /** Size. */
  @Count({ min: 1, max: Number.MAX_SAFE_INTEGER })
  bytes: number;

  /** Name under which the file travels. */
  @Text({ max: 255, example: 'batch-17-837P.x12' })
  fileName: string;

  /** When it first went out; null until then. */
  @Instant({ nullable: true })
  sentAt: string | null;
}
