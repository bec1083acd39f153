import pg from 'pg';
import { startApi, type TestApi, type TestCompany } from '../support/api.js';
import { rowMarks, tenantTables } from '../support/row-marks.js';
import { foreignCell } from '../support/foreign-cell.js';
import { operationsOf, type Operation } from '../support/operations.js';
import { ReusableRequest } from '../support/reusable-request.js';
import { idPlaces } from '../support/request-ids.js';
import { dropDatabase, freshDatabase } from '../setup/test-database.js';

// Who the caller is has to be known before either lock can close.
const ABOUT_THE_CALLER = /\b(users|companies|api_keys|emergency_grants)\b/;

const database = await freshDatabase();
const api: TestApi = await startApi({}, database);
const operations = operationsOf(api.app).filter(({ permission }) => permission !== undefined);

type Query = (this: pg.Client, ...given: unknown[]) => unknown;
const prototype = pg.Client.prototype as unknown as { query: Query };
const original = prototype.query;

describe('each lock holds alone:', () => {
  let server: pg.Client;
  let tables: string[];
  let ours: TestCompany;
  let theirs: TestCompany;
  beforeAll(async () => {
    [ours, theirs] = await Promise.all([api.newCompany(), api.newCompany()]);
    server = new pg.Client({ connectionString: database.superuserUrl });
    await server.connect();
    tables = await tenantTables(server);
  });
  afterAll(async () => {
    prototype.query = original;
    await server.end();
    await api.close();
    await dropDatabase(database);
  });
  afterEach(async () => {
    prototype.query = original;
    await setPolicies('ENABLE');
  });

  const setPolicies = async (state: 'ENABLE' | 'DISABLE'): Promise<void> => {
    for (const table of await tenantTables(server, [])) {
      await server.query(`ALTER TABLE ${table} ${state} ROW LEVEL SECURITY`);
    }
  };

  it('row-level security, where the application has lost its filter', async () => {
    removeFilter();
    const { leaks, tested } = await leakingCells();
    expect(leaks).toEqual([]);
    expect(tested).toBeGreaterThan(0);
  }, 300_000);

  it('the filter of the application, where the tables have lost their policies', async () => {
    await setPolicies('DISABLE');
    const { leaks, tested } = await leakingCells();
    expect(leaks).toEqual([]);
    expect(tested).toBeGreaterThan(0);
  }, 300_000);

  it('and without both the companies see each other, so the two tests above can fail', async () => {
    removeFilter();
    await setPolicies('DISABLE');
    const { leaks } = await leakingCells((id) => id === 'readPayer' || id === 'updatePayer');
    expect(leaks).toEqual(
      expect.arrayContaining(['readPayer params.id', 'updatePayer changed rows of another company']),
    );
  });

  // What one lock kept from being used serves to try the other.
  const requests = new Map<string, ReusableRequest>();
  function requestIn(company: TestCompany, operation: Operation): ReusableRequest {
    const key = `${company.id} ${operation.id}`;
    const request = requests.get(key) ?? new ReusableRequest(api, company, operation);
    requests.set(key, request);
    return request;
  }

  /** Every statement of the application goes out with its comparison of company_id made true. */
  function removeFilter(): void {
    prototype.query = function (this: pg.Client, ...given: unknown[]): unknown {
      const holder = given[0] as { text?: string; name?: string } | string;
      if (this.user === 'app') {
        if (typeof holder === 'string') given[0] = unfiltered(holder);
        else if (typeof holder.text === 'string' && unfiltered(holder.text) !== holder.text) {
          // A prepared statement keeps the text it was prepared with.
          Object.assign(holder, { text: unfiltered(holder.text), name: undefined });
        }
      }
      return original.apply(this, given);
    };
  }

  async function leakingCells(isWanted = (_id: string): boolean => true): Promise<{ leaks: string[]; tested: number }> {
    const leaks: string[] = [];
    let tested = 0;
    for (const operation of operations.filter(({ id }) => isWanted(id))) {
      const own = requestIn(ours, operation);
      const { request } = await requestIn(theirs, operation).current();
      const before = await rowMarks(server, tables, theirs.id);
      for (const place of idPlaces(request)) {
        const { isLeaking } = await foreignCell(own, place);
        tested += 1;
        if (isLeaking) leaks.push(`${operation.id} ${place.path.join('.')}`);
      }
      if (operation.pathParameters.length === 0) {
        const answer = await own.send();
        tested += 1;
        if (answer.body.includes(theirs.id)) leaks.push(`${operation.id} names another company`);
      }
      const after = await rowMarks(server, tables, theirs.id);
      if (JSON.stringify(after) !== JSON.stringify(before))
        leaks.push(`${operation.id} changed rows of another company`);
    }
    return { leaks, tested };
  }
});

function unfiltered(text: string): string {
  if (ABOUT_THE_CALLER.test(text)) return text;
  return text.replace(/(?:"?\w+"?\.)?"?\bcompany_id"? = (\$\d+)/g, '($1::uuid IS NOT NULL)');
}
