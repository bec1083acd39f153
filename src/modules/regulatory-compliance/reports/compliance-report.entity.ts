import { Entity } from 'typeorm';
import { Code, Day, Flag, Instant, Json } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** What compliance came to on a day and over a period, frozen as it was reported. */
@Entity('compliance_reports')
export class ComplianceReport extends AppendOnlyRow {
  /** Day of the status. */
  @Day({ example: '2026-06-30' })
  asOf: string;

  /** First day of the period that attestations have to cover some part of. */
  @Day({ example: '2025-07-01' })
  periodFrom: string;

  /** Last day of the period. */
  @Day({ example: '2026-06-30' })
  periodTo: string;

  /** Only what was recorded before this instant counts: with it the report can be made again, the same to the letter. */
  @Instant()
  recordedBefore: string;

  /** SHA-256 of the content, over its canonical JSON (RFC 8785). */
  @Code({ max: 64, example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  contentHash: string;

  /** Whether the audit trail was intact when the report was made. */
  @Flag()
  isChainIntact: boolean;

  /** What walking the audit trail found then. */
  @Json()
  chain: Record<string, unknown>;
}
