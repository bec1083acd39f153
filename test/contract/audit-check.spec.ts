import { jest } from '@jest/globals';
import pg from 'pg';
import { startApi, type TestApi, type TestCompany } from '../support/api.js';
import { rowMarks, tenantTables } from '../support/row-marks.js';
import { operationsOf, type Operation } from '../support/operations.js';
import { ReusableRequest } from '../support/reusable-request.js';
import { isRead } from '../support/recipes/all-recipes.js';
import { dropDatabase, freshDatabase } from '../setup/test-database.js';

interface FoundEvent {
  action: string;
  outcome: string;
  entity: string | null;
}

const database = await freshDatabase();
const api: TestApi = await startApi({}, database);
const operations = operationsOf(api.app).filter(({ permission }) => permission !== undefined);

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

  describe.each(operations.map((operation) => [operation.id, operation] as const))('of %s', (_, operation) => {
    let valid: ReusableRequest;
    beforeAll(async () => {
      valid = new ReusableRequest(api, await api.newCompany(), operation);
      await valid.current();
    });

    if (expectedEvents(operation).length === 1) {
      it('undoes it, or shows nothing, when it cannot be written', async () => {
        const { company } = valid;
        const before = await rowMarks(server, tables, company.id);
        await refuseEvents(true);
        const answer = await valid.send().finally(() => refuseEvents(false));
        expect(answer.statusCode).toBeGreaterThanOrEqual(500);
        const members = ['code', 'errors', 'instance', 'requestId', 'status', 'title', 'type'];
        expect(Object.keys(answer.json()).sort()).toEqual(members);
        expect(await rowMarks(server, tables, company.id)).toEqual(before);
      });
    }

    it('holds exactly what it leaves', async () => {
      const before = await eventIds(valid.company);
      const answer = await valid.send();
      expect([answer.statusCode < 300, answer.statusCode < 300 ? '' : answer.body]).toEqual([true, '']);
      const { rows: found } = await server.query<FoundEvent>(
        `SELECT action, outcome, entity FROM audit_events WHERE company_id = $1 AND NOT id = ANY($2)
         AND actor_kind IN ('user', 'api_key')`,
        [valid.company.id, before],
      );
      expect(found).toEqual(expectedEvents(operation));
    });
  });

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
