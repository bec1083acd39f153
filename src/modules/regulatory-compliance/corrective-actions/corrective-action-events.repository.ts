import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { CorrectiveActionEvent } from './corrective-action-event.entity.js';

/** What happened to corrective actions. Append-only. */
@Injectable()
export class CorrectiveActionEventsRepository extends TenantRepository<CorrectiveActionEvent> {
  constructor(store: Store) {
    super(store, CorrectiveActionEvent);
  }

  ofAction(actionId: string): Promise<CorrectiveActionEvent[]> {
    return this.find({ actionId }, { sequence: 'ASC' });
  }
}
