import { Entity } from 'typeorm';
import { Code, Count, Day, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** A file of a piece of evidence. Never changed: a new file is a new version. */
@Entity('evidence_versions')
export class EvidenceVersion extends AppendOnlyRow {
  /** Evidence. */
  @Ref()
  evidenceId: string;

  /** Counts the versions from 1. */
  @Count({ min: 1, example: 1 })
  versionNumber: number;

  /** Where its bytes are kept. */
  @Ref()
  blobId: string;

  /** SHA-256 of the file, lower-case hex. */
  @Code({ max: 64, example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' })
  sha256: string;

  /** Length of the file. */
  @Count({ min: 1, max: Number.MAX_SAFE_INTEGER, example: 48213 })
  bytes: number;

  /** Media type, as the file itself shows it. */
  @Code({ max: 100, example: 'application/pdf' })
  mediaType: string;

  /** Name of the file as it was sent. */
  @Text({ nullable: true, max: 200, example: 'risk-analysis-2026.pdf' })
  fileName: string | null;

  /** Who collected it: whoever sent it. */
  @Ref()
  collectedBy: string;

  /** Day on which it was collected. */
  @Day({ example: '2026-06-30' })
  collectedOn: string;

  /** Where it comes from. */
  @Text({ nullable: true, max: 200, example: 'Learning platform, export of completions' })
  source: string | null;

  /** Last day on which it proves anything; null: it does not expire. */
  @Day({ nullable: true, example: '2027-06-30' })
  expiresOn: string | null;
}
