import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListPdsaCyclesQuery } from './pdsa-cycle.dto.js';
import { PdsaCycle } from './pdsa-cycle.entity.js';

const LIST: ListContract = {
  list: 'pdsa-cycles',
  filters: { projectId: ['projectId', 'equals'], phase: ['phase', 'equals'], decision: ['decision', 'equals'] },
  sorts: ['-createdAt', 'number'],
};

@Injectable()
export class PdsaCyclesRepository extends TenantRepository<PdsaCycle> {
  constructor(store: Store) {
    super(store, PdsaCycle);
  }

  list(query: ListPdsaCyclesQuery): Promise<Page<PdsaCycle>> {
    return this.page(LIST, query);
  }

  /** By number. */
  ofProject(projectId: string): Promise<PdsaCycle[]> {
    return this.find({ projectId }, { number: 'ASC' });
  }

  /** The number after the last one; the caller holds the lock of the project. */
  async nextNumber(projectId: string): Promise<number> {
    const [row] = await this.store.database.query<{ next: number }>(
      'SELECT coalesce(max(number), 0) + 1 AS next FROM pdsa_cycles WHERE company_id = $1 AND project_id = $2',
      [projectId],
    );
    return row!.next;
  }
}
