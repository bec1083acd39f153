import { Entity } from 'typeorm';
import { Day, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { INTERVENTION_STATUSES, type InterventionStatus } from './project-parts.codes.js';

/** Something that a project changes; its start begins a phase of the project's charts. */
@Entity('project_interventions')
export class ProjectIntervention extends VersionedRow {
  /** Project it belongs to. */
  @Ref()
  projectId: string;

  /** Short name, drawn on the charts. */
  @Text({ max: 80, example: 'Insertion checklist' })
  title: string;

  /** What is done. */
  @Text({ max: 2000, nullable: true })
  description: string | null;

  /** Who sees to it. */
  @Text({ max: 120, nullable: true, example: 'Vascular access team' })
  responsible: string | null;

  /** planned → in_progress → completed; abandoned from both. */
  @OneOf(INTERVENTION_STATUSES, { example: 'planned' })
  status: InterventionStatus;

  /** First day of its effect. */
  @Day({ nullable: true })
  startedOn: string | null;

  /** When it was completed or abandoned. */
  @Day({ nullable: true })
  endedOn: string | null;
}
