import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { BreachNotice } from './breach-notice.entity.js';

/** Notices of breaches. Append-only. */
@Injectable()
export class BreachNoticesRepository extends TenantRepository<BreachNotice> {
  constructor(store: Store) {
    super(store, BreachNotice);
  }

  /** Those of these incidents, the oldest first. */
  ofIncidents(ids: readonly string[]): Promise<BreachNotice[]> {
    return this.find({ incidentId: In([...ids]) }, { notifiedOn: 'ASC', id: 'ASC' });
  }
}
