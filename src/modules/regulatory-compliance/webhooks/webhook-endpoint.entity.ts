import { Entity } from 'typeorm';
import { Codes, Flag, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { MOST_EVENT_TYPES } from './webhook.codes.js';

/** Where events are sent to. */
@Entity('webhook_endpoints')
export class WebhookEndpoint extends VersionedRow {
  /** https, at a public address. */
  @Text({ max: 500, example: 'https://hooks.example.org/compliance' })
  url: string;

  /** What it is for. */
  @Text({ nullable: true, max: 200, example: 'Ticket system' })
  description: string | null;

  /** Types of events; none: all of them. */
  @Codes({ most: MOST_EVENT_TYPES, max: 60, example: ['attestation.signed'] })
  eventTypes: string[];

  /** Whether events are sent. */
  @Flag({ default: true })
  isEnabled: boolean;
}
