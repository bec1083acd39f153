import { Entity } from 'typeorm';
import { Code, Count, Flag, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';

/** submitted: its claims have already gone to the payer · draft: they are to be validated and sent from here. */
export const DISPOSITIONS = ['submitted', 'draft'] as const;
export const X12_FILE_STATUSES = ['received', 'importing', 'imported', 'refused', 'failed'] as const;

/** An interchange file as it was received. The same bytes are the same file. */
@Entity('x12_files')
export class X12File extends VersionedRow {
  /** SHA-256 of the bytes, hex; unique in the company. */
  @Code({ max: 64, pattern: /^[0-9a-f]{64}$/ })
  sha256: string;

  /** The stored bytes. */
  @Ref()
  blobId: string;

  /** Name it was uploaded under. */
  @Text({ max: 255, nullable: true })
  fileName: string | null;

  /** Size. */
  @Count({ max: Number.MAX_SAFE_INTEGER })
  bytes: number;

  /** What its claims are. */
  @OneOf(DISPOSITIONS, { default: 'submitted' })
  disposition: (typeof DISPOSITIONS)[number];

  /** The job that imports it. */
  @Ref({ nullable: true })
  jobId: string | null;

  /** How far the import is. refused: nothing in it could be read, or it has too many sets. */
  @OneOf(X12_FILE_STATUSES)
  status: (typeof X12_FILE_STATUSES)[number];

  /** The sandbox payer wrote it: nothing in it is real. */
  @Flag({ default: false })
  isSandbox: boolean;
}
