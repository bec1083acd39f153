import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '../../../shared/database/new-id.js';
import type { Unit } from '../../../shared/database/unit.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { JobsService } from '../../../shared/jobs/jobs.service.js';
import { Clock } from '../../../shared/time/clock.js';
import { DELIVERY_JOB, WEBHOOK_EVENTS } from './webhook.codes.js';
import { WebhookDeliveriesRepository } from './webhook-deliveries.repository.js';

/** Writes events into the outbox in the transaction that makes them: told if and only if they have happened. */
@Injectable()
export class WebhookOutbox implements OnModuleInit {
  constructor(
    private readonly deliveries: WebhookDeliveriesRepository,
    private readonly jobs: JobsService,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.units.beforeCommit((unit) => this.tell(unit));
  }

  private async tell({ changes }: Unit): Promise<void> {
    const events = changes.flatMap(({ kind, entity, id }) => {
      const type = WEBHOOK_EVENTS[`${entity} ${kind}`];
      return type === undefined ? [] : [{ type, entity, id }];
    });
    let isAny = false;
    for (const { type, entity, id } of events) {
      const endpointIds = await this.deliveries.subscribed(type);
      if (endpointIds.length === 0) continue;
      isAny = true;
      // Ids alone: what a record says is read with a token, by whoever may.
      const body = JSON.stringify({ type, timestamp: this.clock.now(), data: { entity, id } });
      await this.deliveries.put({ id: newId(), type, body }, endpointIds);
    }
    if (isAny) await this.jobs.enqueue({ kind: DELIVERY_JOB, params: {} });
  }
}
