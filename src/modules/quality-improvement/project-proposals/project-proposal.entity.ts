import { Entity } from 'typeorm';
import { Cents, Count, Day, OneOf, Real, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { DENIAL_CATEGORIES, type DenialCategory } from '../../rcm/rcm.api.codes.js';
import { PROPOSAL_STATUSES, type ProposalStatus } from './project-proposal.codes.js';

/** A category of denials that was above the company's threshold in a month; a project may follow. */
@Entity('project_proposals')
export class ProjectProposal extends VersionedRow {
  /** What the denials are about. */
  @OneOf(DENIAL_CATEGORIES, { example: 'authorization' })
  denialCategory: DenialCategory;

  /** First day of the month. */
  @Day({ example: '2026-06-01' })
  fromOn: string;

  /** Last day of the month. */
  @Day({ example: '2026-06-30' })
  toOn: string;

  /** Its share of the money denied, in percent. */
  @Real({ example: 41.5 })
  sharePercent: number;

  /** What was denied. */
  @Cents()
  deniedCents: number;

  /** How often. */
  @Count({ example: 120 })
  denials: number;

  /** The threshold that it was above, in percent. */
  @Real({ example: 25 })
  thresholdPercent: number;

  /** open → accepted or rejected. */
  @OneOf(PROPOSAL_STATUSES, { example: 'open' })
  status: ProposalStatus;

  /** The project that it became. */
  @Ref({ nullable: true })
  projectId: string | null;

  /** When it was decided. */
  @Day({ nullable: true })
  decidedOn: string | null;

  /** Why it was rejected. */
  @Text({ max: 1000, nullable: true })
  reason: string | null;
}
