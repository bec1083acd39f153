import { DataSource } from 'typeorm';
import { AuditEventsRepository } from '../audit/audit-events.repository.js';
import { Database } from './database.js';
import { newId } from './new-id.js';
import { tenantClient } from './tenant-client.js';
import { UnitOfWork } from './unit-of-work.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import { Clock } from '../time/clock.js';

/** What an act of the command line works with: SQL narrowed to one company, and that company's audit trail. */
export interface CompanyUnit {
  database: Database;
  units: UnitOfWork;
  clock: Clock;
}

/** Acts for companies as the owner of the tables, over one connection. */
export interface CompanyUnits {
  /**
   * One transaction for one company, with its audit event: nobody is named as the actor, the act is `action`. What the
   * work throws takes everything back.
   */
  run<Result>(
    act: { companyId: string; action: string },
    work: (unit: CompanyUnit) => Promise<Result>,
  ): Promise<Result>;
  end(): Promise<void>;
}

/** Connects as the owner of the tables. */
export async function openCompanyUnits(migratorUrl: string): Promise<CompanyUnits> {
  const extra = {
    Client: tenantClient('implicit', false),
    max: 1,
    options: '-c TimeZone=UTC',
    application_name: 'quintet-command',
  };
  const source = await new DataSource({
    type: 'postgres',
    url: migratorUrl,
    installExtensions: false,
    extra,
  }).initialize();
  const clock = new Clock();
  const database = new Database(source);
  const units = new UnitOfWork(database, new AuditEventsRepository(source, clock));
  return {
    run({ companyId, action }, work) {
      const store = { requestId: newId(), companyId, actorKind: 'command' as const, action };
      return tenantContext.run(store, () => units.run(() => work({ database, units, clock })));
    },
    end: () => source.destroy(),
  };
}

/** One act of the command line: connects, runs it, and leaves. */
export async function inCompanyUnit<Result>(
  migratorUrl: string,
  act: { companyId: string; action: string },
  work: (unit: CompanyUnit) => Promise<Result>,
): Promise<Result> {
  const opened = await openCompanyUnits(migratorUrl);
  try {
    return await opened.run(act, work);
  } finally {
    await opened.end();
  }
}
