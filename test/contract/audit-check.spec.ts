import { jest } from '@jest/globals';
import pg from 'pg';
import { startApi, type TestApi, type TestCompany } from '../support/api.js';
import { checksums, tenantTables } from '../support/checksums.js';
import { operationsOf, send, type Operation } from '../support/operations.js';
import { prepare } from '../support/prepared.js';
import { recipeOf } from '../support/recipes/all-recipes.js';
import { dropDatabase, freshDatabase } from '../setup/test-database.js';

interface FoundEvent {
  action: string;
  outcome: string;
  entity: string | null;
}

const database = await freshDatabase();
const api: TestApi = await startApi({}, database);
const operations = operationsOf(api.app).filter(({ permission }) => permission !== undefined);
const isRead = (operation: Operation): boolean => operation.method === 'GET' || recipeOf(operation).isRead === true;
const rows = (wanted: Operation[]): (readonly [string, Operation])[] =>
  wanted.map((operation) => [operation.id, operation]);

/** What an operation that succeeded must have left. */
function expectedEvents(operation: Operation): FoundEvent[] {
  if (!isRead(operation)) return [{ action: operation.id, outcome: 'done', entity: expect.any(String) as never }];
  if (operation.showsPhi === undefined) return [];
  return [{ action: operation.id, outcome: 'shown', entity: operation.showsPhi }];
}

// Some recipes wait for a job to end.
jest.setTimeout(30_000);

describe('the audit trail', () => {
  let server: pg.Client;
  let tables: string[];
  beforeAll(async () => {
    server = new pg.Client({ connectionString: database.superuserUrl });
    await server.connect();
    tables = await tenantTables(server);
    await server.query(`CREATE FUNCTION refuse_events() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      RAISE 'the audit trail refuses'; END $$`);
    await server.query(
      'CREATE TRIGGER refuse_events BEFORE INSERT ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_events()',
    );
    await refuseEvents(false);
  });
  afterAll(async () => {
    const audited = operations.filter((operation) => expectedEvents(operation).length === 1).length;
    process.stderr.write(`Audit check: ${operations.length} operations, ${audited} of them leave an event\n`);
    await server.end();
    await api.close();
    await dropDatabase(database);
  });

  it.each(rows(operations))('holds exactly what %s leaves', async (_, operation) => {
    const company = await api.newCompany();
    const { request, authorization } = await prepare(api, company, operation);
    const before = await eventIds(company);
    const answer = await send(api.app, operation, request, authorization);
    expect([answer.statusCode < 300, answer.statusCode < 300 ? '' : answer.body]).toEqual([true, '']);
    const { rows: found } = await server.query<FoundEvent>(
      `SELECT action, outcome, entity FROM audit_events WHERE company_id = $1 AND NOT id = ANY($2)
       AND actor_kind IN ('user', 'api_key')`,
      [company.id, before],
    );
    expect(found).toEqual(expectedEvents(operation));
  });

  it.each(rows(operations.filter((operation) => expectedEvents(operation).length === 1)))(
    'undoes %s, or shows nothing, when it cannot be written',
    async (_, operation) => {
      const company = await api.newCompany();
      const { request, authorization } = await prepare(api, company, operation);
      const before = await checksums(server, tables, company.id);
      await refuseEvents(true);
      const answer = await send(api.app, operation, request, authorization).finally(() => refuseEvents(false));
      expect(answer.statusCode).toBeGreaterThanOrEqual(500);
      expect(Object.keys(answer.json()).sort()).toEqual([
        'code',
        'errors',
        'instance',
        'requestId',
        'status',
        'title',
        'type',
      ]);
      expect(await checksums(server, tables, company.id)).toEqual(before);
    },
  );

  async function eventIds(company: TestCompany): Promise<string[]> {
    const { rows: events } = await server.query<{ id: string }>('SELECT id FROM audit_events WHERE company_id = $1', [
      company.id,
    ]);
    return events.map(({ id }) => id);
  }

  async function refuseEvents(isRefusing: boolean): Promise<void> {
    await server.query(`ALTER TABLE audit_events ${isRefusing ? 'ENABLE' : 'DISABLE'} TRIGGER refuse_events`);
  }
});
