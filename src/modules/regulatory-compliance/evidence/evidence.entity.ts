import { Entity } from 'typeorm';
import { Code, Count, Day, Flag, Instant, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { EVIDENCE_KIND } from '../requirements/requirement.codes.js';

/** What proves that something was done: a record whose file comes in immutable versions. */
@Entity('evidence')
export class Evidence extends VersionedRow {
  /** Kind, as requirements ask for it. */
  @Code({ max: 60, pattern: EVIDENCE_KIND, example: 'report' })
  kind: string;

  /** What it is, in a line. */
  @Text({ max: 200, example: 'Security risk analysis 2026' })
  title: string;

  /** More about it. */
  @Text({ nullable: true, max: 2000, example: 'Covers the imaging archive too' })
  description: string | null;

  /** Number of the latest version; 0: no file yet. */
  @Count({ example: 1 })
  latestVersion: number;

  /** Last day on which it must be kept: six years from the last version or its expiry (45 CFR 164.316(b)(2)(i)), or longer. */
  @Day({ example: '2032-06-30' })
  retainUntil: string;

  /** Under legal hold: it cannot be disposed of. */
  @Flag({ example: false })
  isHeld: boolean;

  /** When it was disposed of; row and hashes stay. */
  @Instant({ nullable: true, example: null })
  disposedAt: string | null;

  /** Who disposed of it. */
  @Ref({ nullable: true, example: null })
  disposedBy: string | null;

  /** Why it was disposed of. */
  @Text({ nullable: true, max: 1000, example: null })
  disposalReason: string | null;
}
