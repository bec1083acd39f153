import { Entity } from 'typeorm';
import { Count, Day, Instant, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import {
  FINDING_EVENT_KINDS,
  FINDING_SEVERITIES,
  type FindingEventKind,
  type FindingSeverity,
} from './finding.codes.js';

/** What happened to a finding. The last one recorded by the end of a day decides for that day. */
@Entity('audit_finding_events')
export class AuditFindingEvent extends AppendOnlyRow {
  /** Finding. */
  @Ref()
  findingId: string;

  /** Counts the events of the finding from 1. */
  @Count({ min: 1, example: 1 })
  sequence: number;

  /** What happened. */
  @OneOf(FINDING_EVENT_KINDS, { example: 'opened' })
  kind: FindingEventKind;

  /** Severity from then on. */
  @OneOf(FINDING_SEVERITIES, { example: 'major' })
  severity: FindingSeverity;

  /** When it happened. */
  @Instant()
  occurredAt: string;

  /** The company's day on which it happened. */
  @Day({ example: '2026-06-30' })
  occurredOn: string;

  /** Day on which the finding is due from then on; null: its clock stands or it is closed. */
  @Day({ nullable: true, example: '2026-07-30' })
  dueOn: string | null;

  /** Why. */
  @Text({ nullable: true, max: 1000, example: 'All actions verified' })
  reason: string | null;
}
