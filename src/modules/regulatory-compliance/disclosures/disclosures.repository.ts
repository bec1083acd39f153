import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual } from 'typeorm';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListDisclosuresQuery } from './disclosure.dto.js';
import { Disclosure } from './disclosure.entity.js';

const LIST: ListContract = {
  list: 'disclosures',
  filters: {
    purpose: ['purpose', 'equals'],
    fromOn: ['disclosedOn', 'atLeast'],
    toOn: ['disclosedOn', 'atMost'],
  },
  sorts: ['-disclosedOn', '-createdAt'],
};

@Injectable()
export class DisclosuresRepository extends TenantRepository<Disclosure> {
  constructor(store: Store) {
    super(store, Disclosure);
  }

  list(query: ListDisclosuresQuery): Promise<Page<Disclosure>> {
    return this.page(LIST, query);
  }

  /** Those of one individual up to a day that were not voided, the oldest first. */
  ofIndividual(
    person: { patientId?: string | null; patientName?: string | null },
    toOn: string,
  ): Promise<Disclosure[]> {
    const whose = person.patientId ? { patientId: person.patientId } : { patientName: person.patientName! };
    const when = { disclosedOn: LessThanOrEqual(toOn), voidedAt: IsNull() };
    return this.find({ ...whose, ...when }, { disclosedOn: 'ASC', id: 'ASC' });
  }
}
