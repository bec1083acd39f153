import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListMipsSubmissionsQuery } from './mips-submission.dto.js';
import { MipsSubmission } from './mips-submission.entity.js';

const LIST: ListContract = {
  list: 'mips-submissions',
  filters: { year: ['performanceYear', 'equals'], status: ['status', 'equals'] },
  sorts: ['-createdAt'],
};

@Injectable()
export class MipsSubmissionsRepository extends TenantRepository<MipsSubmission> {
  constructor(store: Store) {
    super(store, MipsSubmission);
  }

  list(query: ListMipsSubmissionsQuery): Promise<Page<MipsSubmission>> {
    return this.page(LIST, query);
  }

  byId(id: string): Promise<MipsSubmission | null> {
    return this.findOne({ id });
  }

  /** The submission that corrects this one and was not withdrawn. */
  async correctionOf(id: string): Promise<string | null> {
    const [row] = await this.store.database.query<{ id: string }>(
      `SELECT id FROM mips_submissions WHERE company_id = $1 AND corrects_id = $2 AND status <> 'withdrawn'`,
      [id],
    );
    return row?.id ?? null;
  }
}
