import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { tenantContext } from '../tenancy/tenant-context.js';

/** What TypeORM's driver lends: a client of `tenantClient`, and the way to give it back. */
type Loan = [client: Client, release: () => void];
interface Client {
  query(sql: string, values: unknown[]): Promise<{ rows: unknown[]; rowCount: number | null; command: string }>;
}
interface Lender {
  driver: { obtainMasterConnection(): Promise<Loan> };
}

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
    const values = [tenantContext.companyId(), ...parameters];
    const { unit } = tenantContext.current();
    return unit === undefined ? this.single(sql, values) : unit.manager.query(sql, values);
  }

  /** What TypeORM's `query` does and answers, without its query runner: that costs a hot read more than its guard. */
  private async single<Row>(sql: string, values: unknown[]): Promise<Row[]> {
    const { driver } = this.sourceFor(values[0] as string) as unknown as Lender;
    const [client, release] = await driver.obtainMasterConnection();
    try {
      const { rows, rowCount, command } = await client.query(sql, values);
      return (command === 'UPDATE' || command === 'DELETE' ? [rows, rowCount] : rows) as Row[];
    } catch (error) {
      throw new QueryFailedError(sql, values, error as Error);
    } finally {
      release();
    }
  }
}
