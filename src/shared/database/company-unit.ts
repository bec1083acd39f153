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

/**
 * One transaction for one company as the owner of the tables, with its audit event: nobody is named as the actor, the
 * act is `action`. What the work throws takes everything back.
 */
export async function inCompanyUnit<Result>(
  migratorUrl: string,
  { companyId, action }: { companyId: string; action: string },
  work: (unit: CompanyUnit) => Promise<Result>,
): Promise<Result> {
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
  const store = { requestId: newId(), companyId, actorKind: 'command' as const, action };
  try {
    return await tenantContext.run(store, () => units.run(() => work({ database, units, clock })));
  } finally {
    await source.destroy();
  }
}
