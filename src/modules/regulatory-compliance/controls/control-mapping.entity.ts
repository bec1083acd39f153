import { Entity } from 'typeorm';
import { OneOf, Ref } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { type Coverage, COVERAGES } from './control.codes.js';

/** That a requirement, or a piece of evidence, covers a control, in full or in part. */
@Entity('control_mappings')
export class ControlMapping extends VersionedRow {
  /** Control. */
  @Ref()
  controlId: string;

  /** Requirement that covers it; null where evidence does. */
  @Ref({ nullable: true })
  requirementId: string | null;

  /** Evidence that covers it; null where a requirement does. */
  @Ref({ nullable: true, example: null })
  evidenceId: string | null;

  /** How far. */
  @OneOf(COVERAGES, { example: 'full' })
  coverage: Coverage;
}
