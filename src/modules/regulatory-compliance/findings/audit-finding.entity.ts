import { Entity } from 'typeorm';
import { OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { FINDING_SEVERITIES, type FindingSeverity } from './finding.codes.js';

/** Something an audit has found. Whether it is open is told by its last event. */
@Entity('audit_findings')
export class AuditFinding extends VersionedRow {
  /** Requirement that it is about. */
  @Ref({ nullable: true })
  requirementId: string | null;

  /** How severe it is. */
  @OneOf(FINDING_SEVERITIES, { example: 'major' })
  severity: FindingSeverity;

  /** What was found, in a line. */
  @Text({ max: 200, example: 'Risk analysis does not cover the imaging archive' })
  title: string;
}
