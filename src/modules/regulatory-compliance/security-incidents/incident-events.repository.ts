import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { IncidentEvent } from './incident-event.entity.js';

/** What was done with incidents. Append-only. */
@Injectable()
export class IncidentEventsRepository extends TenantRepository<IncidentEvent> {
  constructor(store: Store) {
    super(store, IncidentEvent);
  }

  /** Those of these incidents, the oldest first. */
  ofIncidents(ids: readonly string[]): Promise<IncidentEvent[]> {
    return this.find({ incidentId: In([...ids]) }, { sequence: 'ASC' });
  }
}
