import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository, type Facts } from '../../../shared/database/tenant.repository.js';
import type { ListX12FilesQuery } from './x12-file.dto.js';
import { X12File } from './x12-file.entity.js';

const LIST: ListContract = {
  list: 'x12-files',
  filters: { status: ['status', 'equals'], disposition: ['disposition', 'equals'], isSandbox: ['isSandbox', 'equals'] },
  sorts: ['-createdAt'],
};

@Injectable()
export class X12FilesRepository extends TenantRepository<X12File> {
  constructor(store: Store) {
    super(store, X12File);
  }

  list(query: ListX12FilesQuery): Promise<Page<X12File>> {
    return this.page(LIST, query);
  }

  bySha256(sha256: string): Promise<X12File | null> {
    return this.findOne({ sha256 });
  }

  /** Moves the file on, whatever its version: only its own import job does. */
  async move(id: string, status: X12File['status']): Promise<X12File> {
    const file = await this.get(id);
    return file.status === status ? file : this.updateIf(id, { status: file.status } as Facts<X12File>, { status });
  }
}
