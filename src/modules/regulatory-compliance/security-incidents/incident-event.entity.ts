import { Entity } from 'typeorm';
import { Count, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import { INCIDENT_EVENTS, type IncidentEventKind } from './incident.codes.js';

/** That an incident was opened, closed or reopened. */
@Entity('incident_events')
export class IncidentEvent extends AppendOnlyRow {
  /** Incident. */
  @Ref()
  incidentId: string;

  /** Counts the events from 1. */
  @Count({ min: 1, example: 1 })
  sequence: number;

  /** What was done. */
  @OneOf(INCIDENT_EVENTS, { example: 'opened' })
  kind: IncidentEventKind;

  /** Why. */
  @Text({ nullable: true, max: 2000, example: null })
  reason: string | null;
}
