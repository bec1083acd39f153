import { Entity } from 'typeorm';
import { Code, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { FINDING_SEVERITIES, type FindingSeverity } from './finding.codes.js';

/** Something that was found, in an audit or outside of any. Whether it is open is told by its last event. */
@Entity('audit_findings')
export class AuditFinding extends VersionedRow {
  /** Number of the finding: that of its audit with a count, or counted by itself in its year. */
  @Code({ max: 40, example: 'A-2026-1-F2' })
  findingNumber: string;

  /** Audit that has found it; null: found outside of an audit. */
  @Ref({ nullable: true })
  auditId: string | null;

  /** Requirement that it is about. */
  @Ref({ nullable: true })
  requirementId: string | null;

  /** How severe it was when it was opened; the last event tells how severe it is. */
  @OneOf(FINDING_SEVERITIES, { example: 'major' })
  severity: FindingSeverity;

  /** What was found, in a line. */
  @Text({ max: 200, example: 'Risk analysis does not cover the imaging archive' })
  title: string;

  /** What was found, in full. */
  @Text({ nullable: true, max: 4000, example: 'The inventory of 2024 does not name the archive.' })
  description: string | null;

  /** Why it could come to it. */
  @Text({ nullable: true, max: 4000, example: 'New systems are not reported to the security officer' })
  rootCause: string | null;
}
