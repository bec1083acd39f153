import { Entity } from 'typeorm';
import { Day, OneOf, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { EVIDENCE_LEVELS, PRACTICE_STATUSES, type EvidenceLevel, type PracticeStatus } from './best-practice.codes.js';

/** A way of giving care that is to become how it is done here. */
@Entity('best_practices')
export class BestPractice extends VersionedRow {
  /** Name of the practice. */
  @Text({ max: 200, example: 'Nurse-led removal of urinary catheters' })
  title: string;

  /** What is done, and for whom. */
  @Text({ max: 4000 })
  description: string;

  /** Field of care. */
  @Text({ max: 100, nullable: true, example: 'Infection prevention' })
  category: string | null;

  /** How strong the evidence is, I to V. */
  @OneOf(EVIDENCE_LEVELS, { example: 'II' })
  evidenceLevel: EvidenceLevel;

  /** Where the evidence is published. */
  @Text({ max: 500, nullable: true, example: 'N Engl J Med 2016;374:2111' })
  source: string | null;

  /** proposed → pilot → adopted → sustained. */
  @OneOf(PRACTICE_STATUSES, { example: 'proposed' })
  status: PracticeStatus;

  /** When it was first adopted; stays. */
  @Day({ nullable: true })
  adoptedOn: string | null;

  /** When it was withdrawn. */
  @Day({ nullable: true })
  withdrawnOn: string | null;
}
