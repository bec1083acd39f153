import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Webhook } from 'standardwebhooks';
import { KeyRing } from '../../../shared/blobs/key-ring.js';
import { openText } from '../../../shared/blobs/sealed-text.engine.js';
import { JobHandlers } from '../../../shared/jobs/job-handlers.js';
import type { JobHandler, JobResult, JobRun } from '../../../shared/jobs/job-handler.js';
import { SchedulesService } from '../../../shared/jobs/schedules/schedules.service.js';
import { Clock } from '../../../shared/time/clock.js';
import { isDelivered, retryAfter } from './webhook-delivery.rules.js';
import { type ClaimedDelivery, WebhookDeliveriesRepository } from './webhook-deliveries.repository.js';
import { WebhookEndpointsRepository } from './webhook-endpoints.repository.js';
import { WebhookSender } from './webhook-sender.js';
import { DELIVERY_JOB, DELIVERY_SCHEDULE, LOOK_EVERY_SECONDS } from './webhook.codes.js';
import { SECRET_PURPOSE } from './webhooks.service.js';

const AT_ONCE = 10;

interface Attempt {
  status: number | null;
  error: string | null;
}

/** Delivers what waits in the outbox, at least once each. */
@Injectable()
export class WebhookDeliveryService implements JobHandler, OnModuleInit {
  readonly kind = DELIVERY_JOB;

  constructor(
    private readonly deliveries: WebhookDeliveriesRepository,
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly sender: WebhookSender,
    private readonly handlers: JobHandlers,
    private readonly schedules: SchedulesService,
    private readonly keys: KeyRing,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.register(this);
  }

  async run(job: JobRun): Promise<JobResult> {
    let [delivered, failed] = [0, 0];
    for (;;) {
      job.stopIfAsked();
      const claimed = await this.deliveries.claim(AT_ONCE);
      if (claimed.length === 0) break;
      const secrets = await this.endpoints.secrets(claimed.map(({ endpointId }) => endpointId));
      const attempts = await Promise.all(claimed.map((each) => this.attempt(each, secrets.get(each.endpointId))));
      for (const [index, attempt] of attempts.entries()) {
        const isDone = await this.settle(claimed[index]!, attempt);
        if (isDone) delivered += 1;
        else failed += 1;
      }
    }
    await this.lookAgain();
    return { findings: { delivered, failed } };
  }

  /** Attempts that are to be made later are looked for as long as there are any. */
  private async lookAgain(): Promise<void> {
    if (!(await this.deliveries.hasPending())) return this.schedules.stop(DELIVERY_SCHEDULE);
    const wanted = { key: DELIVERY_SCHEDULE, kind: DELIVERY_JOB, params: {}, everySeconds: LOOK_EVERY_SECONDS };
    await this.schedules.ensure({ ...wanted, isEnabled: true });
  }

  private async attempt(delivery: ClaimedDelivery, sealed: string | undefined): Promise<Attempt> {
    const { endpointId, messageId, url, body } = delivery;
    const secret = sealed && openText(this.keys, SECRET_PURPOSE, endpointId, sealed);
    if (!secret) return { status: null, error: 'SECRET_UNREADABLE' };
    const at = new Date(this.clock.now());
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Quintet-Webhooks/1',
      'webhook-id': messageId,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(messageId, at, body),
    };
    try {
      const status = await this.sender.send(url, headers, body);
      return { status, error: isDelivered(status) ? null : `HTTP ${status}` };
    } catch (error) {
      const { reason, code, name } = error as { reason?: string; code?: unknown; name: string };
      return { status: null, error: String(reason ?? code ?? name).slice(0, 200) };
    }
  }

  private async settle({ id, attempts }: ClaimedDelivery, { status, error }: Attempt): Promise<boolean> {
    const now = this.clock.now();
    const seconds = error === null ? null : retryAfter(attempts);
    const next = seconds === null ? null : new Date(Date.parse(now) + seconds * 1000).toISOString();
    const outcome = error === null ? 'delivered' : next === null ? 'dead' : 'pending';
    const facts = { status: outcome, nextAttemptAt: next, lastStatus: status, lastError: error } as const;
    await this.deliveries.updateIf(id, { attempts }, { ...facts, deliveredAt: error === null ? now : null });
    return error === null;
  }
}
