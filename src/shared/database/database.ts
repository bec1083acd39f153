import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { tenantContext } from '../tenancy/tenant-context.js';

/**
 * The one seam to the database. `sourceFor` is where a directory (company -> server) would be asked; today every
 * company lives on one server.
 */
@Injectable()
export class Database {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  sourceFor(_companyId: string): DataSource {
    return this.source;
  }

  /** The manager of the open unit of work, or one that sends single statements. */
  manager(): EntityManager {
    const { unit } = tenantContext.current();
    return unit?.manager ?? this.sourceFor(tenantContext.companyId()).manager;
  }

  /**
   * Runs SQL for the company in context. `$1` is always its id: write `company_id = $1` on the driving table and
   * company_id in every join; the caller's parameters start at `$2`.
   */
  query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.manager().query(sql, [tenantContext.companyId(), ...parameters]);
  }
}
