import { Entity } from 'typeorm';
import { Count, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import { AUDIT_STATUSES, type AuditStatus } from './audit.codes.js';

/** That an audit has moved. The last one recorded by the end of a day tells its status on that day. */
@Entity('audit_status_changes')
export class AuditStatusChange extends AppendOnlyRow {
  /** Audit. */
  @Ref()
  auditId: string;

  /** Counts the changes of the audit from 1. */
  @Count({ min: 1, example: 1 })
  sequence: number;

  /** Status from then on. */
  @OneOf(AUDIT_STATUSES, { example: 'in_progress' })
  status: AuditStatus;

  /** Why. */
  @Text({ nullable: true, max: 1000, example: 'Moved at the request of the auditor' })
  reason: string | null;
}
