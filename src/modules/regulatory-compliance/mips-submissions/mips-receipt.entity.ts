import { Entity } from 'typeorm';
import { Code, Codes, Count, Instant, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** That a submission went out: what was attested, by whom (`createdBy`, from the token), over which content. */
@Entity('mips_receipts')
export class MipsReceipt extends AppendOnlyRow {
  /** Submission. */
  @Ref()
  submissionId: string;

  /** Number of the receipt. */
  @Code({ max: 40, example: 'MIPS-2025-1' })
  receiptNumber: string;

  /** SHA-256 of the content that was submitted. */
  @Code({ max: 64, example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  contentHash: string;

  /** Length of the content. */
  @Count({ min: 1, max: Number.MAX_SAFE_INTEGER, example: 48213 })
  bytes: number;

  /** What the signer attests. */
  @Text({ max: 2000, example: 'The data are accurate, complete and truthful to the best of my knowledge.' })
  statement: string;

  /** In which function he signs. */
  @Text({ nullable: true, max: 120, example: 'Medical director' })
  signerTitle: string | null;

  /** Roles of the signer in this system. */
  @Codes({ most: 20, example: ['compliance'] })
  signerRoles: string[];

  /** When the signer had shown who he is, where his token tells (`auth_time`). */
  @Instant({ nullable: true, example: '2026-03-01T08:00:00.000Z' })
  authenticatedAt: string | null;

  /** By which methods (`amr`, RFC 8176), where his token tells. */
  @Codes({ most: 20, nullable: true, example: ['pwd', 'otp'] })
  authenticationMethods: string[] | null;
}
