import { Injectable } from '@nestjs/common';
import type { ListContract, ListRequest, Page } from '../database/page.js';
import { Store } from '../database/store.js';
import { TenantRepository } from '../database/tenant.repository.js';
import { JobParkedRow } from './job-parked-row.entity.js';

const LIST: ListContract = { list: 'job-parked-rows', filters: { jobId: ['jobId', 'equals'] }, sorts: ['createdAt'] };

/** Reads what jobs put aside; the jobs write it. */
@Injectable()
export class JobParkedRowsRepository extends TenantRepository<JobParkedRow> {
  constructor(store: Store) {
    super(store, JobParkedRow);
  }

  listOf(jobId: string, request: ListRequest): Promise<Page<JobParkedRow>> {
    return this.page(LIST, { ...request, jobId } as ListRequest);
  }
}
