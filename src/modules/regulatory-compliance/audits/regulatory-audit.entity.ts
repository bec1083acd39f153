import { Entity } from 'typeorm';
import { Code, Day, OneOf, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { AUDIT_KINDS, AUDIT_STATUSES, type AuditKind, type AuditStatus } from './audit.codes.js';

/** An audit of the company, by itself or by others. */
@Entity('regulatory_audits')
export class RegulatoryAudit extends VersionedRow {
  /** Number of the audit, counted in each year. */
  @Code({ max: 30, example: 'A-2026-1' })
  auditNumber: string;

  /** Who audits. */
  @OneOf(AUDIT_KINDS, { example: 'internal' })
  kind: AuditKind;

  /** What it is, in a line. */
  @Text({ max: 200, example: 'Security rule audit 2026' })
  title: string;

  /** What is looked at. */
  @Text({ nullable: true, max: 4000, example: 'Access control and transmission security of all sites' })
  scope: string | null;

  /** Person or body that audits. */
  @Text({ nullable: true, max: 200, example: 'Internal audit' })
  auditor: string | null;

  /** First day for which it is scheduled. */
  @Day({ nullable: true, example: '2026-09-01' })
  scheduledFrom: string | null;

  /** Last day for which it is scheduled. */
  @Day({ nullable: true, example: '2026-09-05' })
  scheduledTo: string | null;

  /** Where it stands. */
  @OneOf(AUDIT_STATUSES, { example: 'scheduled' })
  status: AuditStatus;

  /** Day on which it began. */
  @Day({ nullable: true, example: '2026-09-01' })
  startedOn: string | null;

  /** Day on which it ended. */
  @Day({ nullable: true, example: '2026-09-05' })
  endedOn: string | null;

  /** What it has come to. */
  @Text({ nullable: true, max: 4000, example: 'Two findings, none of them critical' })
  conclusion: string | null;
}
