import { Entity } from 'typeorm';
import { Code, Codes, Count, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { MIPS_ENTITY_TYPES, MIPS_STATUSES, type MipsEntityType, type MipsStatus } from './mips-submission.codes.js';

/** A submission to MIPS. Its content is QPP JSON in the blob store; a correction is a submission of its own. */
@Entity('mips_submissions')
export class MipsSubmission extends VersionedRow {
  /** Performance year. */
  @Count({ min: 2017, max: 9999, example: 2025 })
  performanceYear: number;

  /** Who or what is scored. */
  @OneOf(MIPS_ENTITY_TYPES, { example: 'individual' })
  entityType: MipsEntityType;

  /** Taxpayer identification number, as it was entered; empty where an entity id stands in its place. */
  @Text({ min: 0, max: 20, example: '000456789' })
  taxpayerIdentificationNumber: string;

  /** National provider identifier, as it was entered. */
  @Text({ min: 0, max: 20, nullable: true, example: '1234567893' })
  nationalProviderIdentifier: string | null;

  /** Where it stands. */
  @OneOf(MIPS_STATUSES, { example: 'draft' })
  status: MipsStatus;

  /** Measures in all sets. */
  @Count({ example: 12 })
  measureCount: number;

  /** What was found wrong when the content was entered; the details list it. */
  @Count({ example: 0 })
  problemCount: number;

  /** Where the content is kept. */
  @Ref()
  blobId: string;

  /** SHA-256 of the content in canonical form (RFC 8785). */
  @Code({ max: 64, example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  contentHash: string;

  /** The submission that this one corrects. */
  @Ref({ nullable: true, example: null })
  correctsId: string | null;

  /** Everybody who has entered its content: none of them submits it. */
  @Codes({ most: 1000, max: 36, example: ['01900000-0000-7000-8000-000000000001'] })
  preparers: string[];
}
