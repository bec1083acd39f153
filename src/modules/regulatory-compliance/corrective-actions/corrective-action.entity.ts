import { Entity } from 'typeorm';
import { Day, Instant, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { ACTION_STATUSES, type ActionStatus } from './corrective-action.codes.js';

/** Something that is done so that a finding does not come again. */
@Entity('corrective_actions')
export class CorrectiveAction extends VersionedRow {
  /** Finding. */
  @Ref()
  findingId: string;

  /** What is to be done, in a line. */
  @Text({ max: 200, example: 'Add the imaging archive to the risk analysis' })
  title: string;

  /** What is to be done, in full. */
  @Text({ nullable: true, max: 4000, example: 'With the vendor of the archive' })
  description: string | null;

  /** Person or office that does it. */
  @Text({ nullable: true, max: 120, example: 'Security officer' })
  owner: string | null;

  /** Day on which it is due. */
  @Day({ example: '2026-07-20' })
  dueOn: string;

  /** Where it stands. */
  @OneOf(ACTION_STATUSES, { example: 'in_progress' })
  status: ActionStatus;

  /** When it was last completed. */
  @Instant({ nullable: true })
  completedAt: string | null;

  /** When another person verified it. */
  @Instant({ nullable: true })
  verifiedAt: string | null;
}
