import type { FindOptionsOrder, FindOptionsWhere } from 'typeorm';
import type { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { notFound } from '../../../shared/errors/domain-error.js';

/** Rows that belong to a project. */
export abstract class ProjectPartRepository<
  T extends VersionedRow & { projectId: string },
> extends TenantRepository<T> {
  /** In the order in which they were added. */
  of(projectId: string): Promise<T[]> {
    return this.find({ projectId } as FindOptionsWhere<T>, { id: 'ASC' } as FindOptionsOrder<T>);
  }

  /** A row of this very project. Throws NOT_FOUND. */
  async partOf(projectId: string, id: string): Promise<T> {
    const part = await this.findOne({ projectId, id } as FindOptionsWhere<T>);
    if (part === null) throw notFound();
    return part;
  }
}
