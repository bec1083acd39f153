import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListPatientsQuery, SearchPatientsDto } from './patient.dto.js';
import { Patient } from './patient.entity.js';

const LIST: ListContract = { list: 'patients', filters: {}, sorts: ['familyName', 'createdAt'] };
const SEARCH: ListContract = {
  list: 'patient-search',
  filters: {
    familyKey: ['familyKey', 'startsWith'],
    givenKey: ['givenKey', 'startsWith'],
    bornOn: ['bornOn', 'equals'],
    ids: ['id', 'in'],
  },
  sorts: ['familyName', 'createdAt'],
};

@Injectable()
export class PatientsRepository extends TenantRepository<Patient> {
  constructor(store: Store) {
    super(store, Patient);
  }

  list(query: ListPatientsQuery): Promise<Page<Patient>> {
    return this.page(LIST, query);
  }

  /** Patients by names, birth date and member id; `insuredIds` are those who have the wanted member id. */
  search(
    wanted: SearchPatientsDto,
    insuredIds: string[] | undefined,
    query: ListPatientsQuery,
  ): Promise<Page<Patient>> {
    const filters = {
      familyKey: wanted.familyName?.toUpperCase(),
      givenKey: wanted.givenName?.toUpperCase(),
      bornOn: wanted.bornOn,
      ids: insuredIds,
    };
    return this.page(SEARCH, { ...query, ...filters });
  }
}
