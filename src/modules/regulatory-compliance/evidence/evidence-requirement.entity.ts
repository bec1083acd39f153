import { Entity } from 'typeorm';
import { Ref } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** That a piece of evidence serves a requirement; one serves many. */
@Entity('evidence_requirements')
export class EvidenceRequirement extends AppendOnlyRow {
  /** Evidence. */
  @Ref()
  evidenceId: string;

  /** Requirement. */
  @Ref()
  requirementId: string;
}
