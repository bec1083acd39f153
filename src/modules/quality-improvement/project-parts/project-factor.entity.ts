import { Entity } from 'typeorm';
import { Day, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { FACTOR_KINDS, type FactorKind } from './project-parts.codes.js';

/** What stands in the way of a project, or helps it on. */
@Entity('project_factors')
export class ProjectFactor extends VersionedRow {
  /** Project it belongs to. */
  @Ref()
  projectId: string;

  /** Barrier or success factor. */
  @OneOf(FACTOR_KINDS, { example: 'barrier' })
  kind: FactorKind;

  /** What it is. */
  @Text({ max: 1000, example: 'Kits are not stocked at night' })
  description: string;

  /** What is done about it, or to keep it. */
  @Text({ max: 1000, nullable: true, example: 'Night stock by central supply' })
  response: string | null;

  /** When a barrier was overcome. */
  @Day({ nullable: true })
  resolvedOn: string | null;
}
