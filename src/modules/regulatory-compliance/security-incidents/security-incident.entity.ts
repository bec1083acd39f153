import { Entity } from 'typeorm';
import { Day, OneOf, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { INCIDENT_KINDS, INCIDENT_STATUSES, type IncidentKind, type IncidentStatus } from './incident.codes.js';

/** A security incident (45 CFR 164.304), from its discovery to its end. Its words may name patients. */
@Entity('security_incidents')
export class SecurityIncident extends VersionedRow {
  /** What happened, in a line. */
  @Text({ max: 200, example: 'Letter sent to another patient' })
  title: string;

  /** What is known of it. */
  @Text({ max: 8000, example: 'A statement was put into the envelope of another patient.' })
  description: string;

  /** Kind. */
  @OneOf(INCIDENT_KINDS, { example: 'misdirected_message' })
  kind: IncidentKind;

  /** Day on which it happened, where that is known. */
  @Day({ nullable: true, example: '2026-06-01' })
  occurredOn: string | null;

  /** Day on which it was known, or would have been with reasonable diligence (164.404(a)(2)): the clocks start. */
  @Day({ example: '2026-06-10' })
  discoveredOn: string;

  /** Law enforcement has asked to wait with notices until this day (164.412). */
  @Day({ nullable: true, example: null })
  delayedUntil: string | null;

  /** Who has asked for it, and how. */
  @Text({ nullable: true, max: 500, example: null })
  delayReason: string | null;

  /** Open or closed. */
  @OneOf(INCIDENT_STATUSES, { example: 'open' })
  status: IncidentStatus;
}
