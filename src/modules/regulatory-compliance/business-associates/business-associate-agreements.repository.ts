import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListAgreementsQuery } from './business-associate.dto.js';
import { BusinessAssociateAgreement } from './business-associate-agreement.entity.js';

const LIST: ListContract = {
  list: 'business-associate-agreements',
  filters: {
    associateId: ['associateId', 'equals'],
    expiresFrom: ['expiresOn', 'atLeast'],
    expiresTo: ['expiresOn', 'atMost'],
  },
  sorts: ['startsOn', '-createdAt'],
};

@Injectable()
export class BusinessAssociateAgreementsRepository extends TenantRepository<BusinessAssociateAgreement> {
  constructor(store: Store) {
    super(store, BusinessAssociateAgreement);
  }

  list(query: ListAgreementsQuery): Promise<Page<BusinessAssociateAgreement>> {
    return this.page(LIST, query);
  }

  /** Those of these associates, the oldest first. */
  ofAssociates(ids: readonly string[]): Promise<BusinessAssociateAgreement[]> {
    return this.find({ associateId: In([...ids]) }, { startsOn: 'ASC', id: 'ASC' });
  }
}
