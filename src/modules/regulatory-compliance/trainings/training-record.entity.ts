import { Entity } from 'typeorm';
import { Day, Instant, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';

/** That somebody has taken a course. What was recorded in error is voided, never deleted. */
@Entity('training_records')
export class TrainingRecord extends VersionedRow {
  /** Course. */
  @Ref()
  courseId: string;

  /** Who has taken it. */
  @Ref()
  userId: string;

  /** Day of completion. */
  @Day({ example: '2026-06-30' })
  completedOn: string;

  /** Last day on which it counts; null: for ever. */
  @Day({ nullable: true, example: '2027-06-30' })
  validUntil: string | null;

  /** Certificate or list of attendance. */
  @Ref({ nullable: true, example: null })
  evidenceId: string | null;

  /** When it was voided. */
  @Instant({ nullable: true, example: null })
  voidedAt: string | null;

  /** Why it was voided. */
  @Text({ nullable: true, max: 1000, example: null })
  voidReason: string | null;
}
