import { Injectable } from '@nestjs/common';
import { newId } from '../../../shared/database/new-id.js';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import type { ListWebhookDeliveriesQuery } from './webhook.dto.js';
import { WebhookDelivery } from './webhook-delivery.entity.js';

/** An event, as it goes out. */
export interface OutgoingMessage {
  id: string;
  type: string;
  body: string;
}

/** A delivery whose attempt is this worker's. */
export interface ClaimedDelivery {
  id: string;
  endpointId: string;
  messageId: string;
  attempts: number;
  url: string;
  body: string;
}

const LIST: ListContract = {
  list: 'webhook-deliveries',
  filters: { endpointId: ['endpointId', 'equals'], status: ['status', 'equals'] },
  sorts: ['-createdAt'],
};
const DELIVERIES = `WITH message AS (
    INSERT INTO webhook_messages (company_id, id, created_at, created_by, type, body)
    VALUES ($1, $2, $3, $4, $5, $6) RETURNING id)
  INSERT INTO webhook_deliveries (company_id, id, created_at, created_by, version, updated_at, updated_by, endpoint_id,
    message_id, type, status, attempts, next_attempt_at)
  SELECT e.company_id, w.id, $3, $4, 1, $3, $4, e.id, $2, $5, 'pending', 0, $3
  FROM webhook_endpoints e JOIN unnest($7::uuid[], $8::uuid[]) AS w(endpoint_id, id) ON w.endpoint_id = e.id
  WHERE e.company_id = $1 RETURNING 1`;
const SUBSCRIBED = `SELECT id FROM webhook_endpoints
  WHERE company_id = $1 AND is_enabled AND (event_types = '{}' OR $2 = ANY(event_types)) ORDER BY id`;
/** Whoever claims an attempt has it for this long; a killed process loses it, and another makes it again. */
const LEASE = "interval '2 minutes'";
const CLAIM = `UPDATE webhook_deliveries d SET attempts = d.attempts + 1, next_attempt_at = $2::timestamptz + ${LEASE},
    version = d.version + 1, updated_at = $2
  FROM (SELECT p.id, e.url FROM webhook_deliveries p
    JOIN webhook_endpoints e ON e.company_id = $1 AND e.id = p.endpoint_id AND e.is_enabled
    WHERE p.company_id = $1 AND p.status = 'pending' AND p.next_attempt_at <= $2
    ORDER BY p.next_attempt_at, p.id LIMIT $3 FOR UPDATE OF p SKIP LOCKED) w, webhook_messages m
  WHERE d.company_id = $1 AND d.id = w.id AND m.company_id = $1 AND m.id = d.message_id
  RETURNING d.id, d.endpoint_id AS "endpointId", d.message_id AS "messageId", d.attempts, w.url, m.body`;

const PENDING = `SELECT EXISTS (SELECT 1 FROM webhook_deliveries d
    JOIN webhook_endpoints e ON e.company_id = d.company_id AND e.id = d.endpoint_id AND e.is_enabled
    WHERE d.company_id = $1 AND d.status = 'pending') AS "isPending"`;

/** The outbox: messages and what is to be delivered of them. */
@Injectable()
export class WebhookDeliveriesRepository extends TenantRepository<WebhookDelivery> {
  constructor(store: Store) {
    super(store, WebhookDelivery);
  }

  list(query: ListWebhookDeliveriesQuery): Promise<Page<WebhookDelivery>> {
    return this.page(LIST, query);
  }

  /** The endpoints that want events of this type. */
  async subscribed(type: string): Promise<string[]> {
    return (await this.store.database.query<{ id: string }>(SUBSCRIBED, [type])).map(({ id }) => id);
  }

  /** Puts a message and its deliveries into the outbox, in the open unit of work. */
  async put({ id, type, body }: OutgoingMessage, endpointIds: readonly string[]): Promise<void> {
    const stamp = [this.store.clock.now(), tenantContext.actorId()];
    const ids = endpointIds.map(() => newId());
    await this.store.database.query(DELIVERIES, [id, ...stamp, type, body, endpointIds, ids]);
  }

  /** Takes up to `most` attempts that are due; no other worker gets them. */
  async claim(most: number): Promise<ClaimedDelivery[]> {
    const [rows] = await this.store.database.query<unknown>(CLAIM, [this.store.clock.now(), most]);
    return rows as ClaimedDelivery[];
  }

  /** Whether anything is to be tried later. */
  async hasPending(): Promise<boolean> {
    const [row] = await this.store.database.query<{ isPending: boolean }>(PENDING);
    return row!.isPending;
  }
}
