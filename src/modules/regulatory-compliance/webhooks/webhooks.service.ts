import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyRing } from '../../../shared/blobs/key-ring.js';
import { sealText } from '../../../shared/blobs/sealed-text.engine.js';
import type { Page } from '../../../shared/database/page.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { JobsService } from '../../../shared/jobs/jobs.service.js';
import { Clock } from '../../../shared/time/clock.js';
import { urlProblem } from './webhook-delivery.rules.js';
import { AddressRefused, WebhookAddresses } from './webhook-addresses.js';
import { DELIVERY_JOB } from './webhook.codes.js';
import type {
  CreateWebhookDto,
  ListWebhookDeliveriesQuery,
  ListWebhooksQuery,
  UpdateWebhookDto,
  WebhookEndpointWithSecret,
} from './webhook.dto.js';
import type { WebhookDelivery } from './webhook-delivery.entity.js';
import { WebhookDeliveriesRepository } from './webhook-deliveries.repository.js';
import type { WebhookEndpoint } from './webhook-endpoint.entity.js';
import { WebhookEndpointsRepository } from './webhook-endpoints.repository.js';

/** What secrets are sealed for. */
export const SECRET_PURPOSE = 'webhook-secret';
const SECRET_BYTES = 32;
const REASONS = {
  ADDRESS_REFUSED: 'the host has an address that is not of the public internet',
  HOST_UNKNOWN: 'the host is unknown',
} as const;

/** Where events are sent to, and what became of them. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly deliveries: WebhookDeliveriesRepository,
    private readonly addresses: WebhookAddresses,
    private readonly jobs: JobsService,
    private readonly keys: KeyRing,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  list(query: ListWebhooksQuery): Promise<Page<WebhookEndpoint>> {
    return this.endpoints.list(query);
  }

  read(id: string): Promise<WebhookEndpoint> {
    return this.endpoints.get(id);
  }

  /** A new endpoint with its secret. WEBHOOK_URL_REFUSED for an address that is not https or not public. */
  async create({ url, description, eventTypes, isEnabled }: CreateWebhookDto): Promise<WebhookEndpointWithSecret> {
    await this.refuseBadUrl(url);
    return this.units.run(async () => {
      const said = { url: plainUrl(url), description: description ?? null, eventTypes: eventTypes ?? [] };
      return this.withSecret(await this.endpoints.insert({ ...said, isEnabled: isEnabled ?? true }));
    });
  }

  async update(id: string, version: number, facts: UpdateWebhookDto): Promise<WebhookEndpoint> {
    if (facts.url !== undefined) await this.refuseBadUrl(facts.url);
    return this.units.run(async () => {
      const { url } = facts;
      const plain = url === undefined ? facts : { ...facts, url: plainUrl(url) };
      const endpoint = await this.endpoints.update(id, version, plain);
      // What has waited meanwhile goes out.
      if (facts.isEnabled === true) await this.jobs.enqueue({ kind: DELIVERY_JOB, params: {} });
      return endpoint;
    });
  }

  /** A new secret in place of the old one, at once. */
  rotateSecret(id: string): Promise<WebhookEndpointWithSecret> {
    return this.units.run(async () => {
      const endpoint = await this.endpoints.get(id);
      this.units.note({ entity: 'webhook_endpoints', entityId: id, facts: { isSecretRotated: true } });
      return this.withSecret(endpoint);
    });
  }

  listDeliveries(query: ListWebhookDeliveriesQuery): Promise<Page<WebhookDelivery>> {
    return this.deliveries.list(query);
  }

  /** Tries a delivery again from its first attempt on, delivered or dead. STATE_FORBIDS while it waits anyway. */
  redeliver(id: string): Promise<WebhookDelivery> {
    return this.units.run(async () => {
      const { status } = await this.deliveries.get(id);
      if (status === 'pending') throw new DomainError('STATE_FORBIDS');
      const again = { status: 'pending' as const, attempts: 0, nextAttemptAt: this.clock.now() };
      const delivery = await this.deliveries.updateIf(id, { status }, { ...again, deliveredAt: null });
      await this.jobs.enqueue({ kind: DELIVERY_JOB, params: {} });
      return delivery;
    });
  }

  private async withSecret(endpoint: WebhookEndpoint): Promise<WebhookEndpointWithSecret> {
    const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
    await this.endpoints.keepSecret(endpoint.id, sealText(this.keys, SECRET_PURPOSE, endpoint.id, secret));
    return Object.assign(endpoint, { secret });
  }

  private async refuseBadUrl(url: string): Promise<void> {
    const refuse = (message: string): never => {
      throw new DomainError('WEBHOOK_URL_REFUSED', [{ code: 'WEBHOOK_URL_REFUSED', message, pointer: '/url' }]);
    };
    const problem = urlProblem(url);
    if (problem !== undefined) refuse(problem);
    await this.addresses.resolve(new URL(url).hostname).catch((error: unknown) => {
      if (error instanceof AddressRefused) refuse(REASONS[error.reason]);
      throw error;
    });
  }
}

/** The address as it was said; its scheme in small letters, without blanks around it. */
function plainUrl(url: string): string {
  return url.startsWith('https://') && url.trim() === url ? url : new URL(url).href;
}
