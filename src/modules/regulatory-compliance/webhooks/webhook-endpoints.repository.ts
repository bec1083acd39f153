import { Injectable } from '@nestjs/common';
import { newId } from '../../../shared/database/new-id.js';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import type { ListWebhooksQuery } from './webhook.dto.js';
import { WebhookEndpoint } from './webhook-endpoint.entity.js';

const LIST: ListContract = { list: 'webhooks', filters: {}, sorts: ['-createdAt'] };

/** Endpoints, and their sealed secrets, of which the last one signs. */
@Injectable()
export class WebhookEndpointsRepository extends TenantRepository<WebhookEndpoint> {
  constructor(store: Store) {
    super(store, WebhookEndpoint);
  }

  list(query: ListWebhooksQuery): Promise<Page<WebhookEndpoint>> {
    return this.page(LIST, query);
  }

  /** Keeps a sealed secret; the audit trail never holds it. */
  async keepSecret(endpointId: string, sealedSecret: string): Promise<void> {
    await this.store.database.query(
      `INSERT INTO webhook_secrets (company_id, id, created_at, created_by, endpoint_id, sealed_secret)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [newId(), this.store.clock.now(), tenantContext.actorId(), endpointId, sealedSecret],
    );
  }

  /** The sealed secrets that sign now, by endpoint. */
  async secrets(endpointIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.store.database.query<{ id: string; sealed: string }>(
      `SELECT DISTINCT ON (s.endpoint_id) s.endpoint_id AS id, s.sealed_secret AS sealed FROM webhook_secrets s
       WHERE s.company_id = $1 AND s.endpoint_id = ANY($2) ORDER BY s.endpoint_id, s.id DESC`,
      [endpointIds],
    );
    return new Map(rows.map(({ id, sealed }) => [id, sealed]));
  }
}
