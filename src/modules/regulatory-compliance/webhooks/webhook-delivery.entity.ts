import { Entity } from 'typeorm';
import { Code, Count, Instant, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { DELIVERY_STATUSES, type DeliveryStatus } from './webhook.codes.js';

/** That an event is to be told to an endpoint, and what became of it. */
@Entity('webhook_deliveries')
export class WebhookDelivery extends VersionedRow {
  /** Endpoint. */
  @Ref()
  endpointId: string;

  /** Message: its `webhook-id`, the same in every attempt. */
  @Ref()
  messageId: string;

  /** Type of the event. */
  @Code({ max: 60, example: 'attestation.signed' })
  type: string;

  /** Pending until it is delivered; dead after the last attempt. */
  @OneOf(DELIVERY_STATUSES)
  status: DeliveryStatus;

  /** Attempts so far. */
  @Count({ example: 1 })
  attempts: number;

  /** When it is tried next; null: not any more. */
  @Instant({ nullable: true })
  nextAttemptAt: string | null;

  /** HTTP status of the last answer. */
  @Count({ nullable: true, example: 200 })
  lastStatus: number | null;

  /** Why the last attempt failed. */
  @Text({ nullable: true, max: 200, example: 'ECONNREFUSED' })
  lastError: string | null;

  /** When it was delivered. */
  @Instant({ nullable: true })
  deliveredAt: string | null;
}
