import { withClient } from '../../../src/embedded/provision.js';
import { startApi, type TestApi } from '../../support/api.js';
import { type DeskClaim, RemittanceDesk } from '../../support/remittance-desk.js';
import { dropDatabase, freshDatabase, type TestDatabase } from '../../setup/test-database.js';

interface Plan {
  'Plan Rows': number;
  'Index Cond'?: string;
  Plans?: Plan[];
}

describe('the planner', () => {
  let database: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    database = await freshDatabase();
    // Only the loads themselves tell the planner anything.
    await asSuperuser('ALTER TABLE ledger_entries SET (autovacuum_enabled = false)');
    api = await startApi({}, database);
    await load(3000);
    await asSuperuser('ANALYZE ledger_entries');
  });
  afterAll(async () => {
    await api.close();
    await dropDatabase(database);
  });

  const asSuperuser = (sql: string): Promise<{ rows: unknown[] }> =>
    withClient(database.superuserUrl, (client) => client.query(sql));

  const plan = async (sql: string): Promise<Plan> => {
    const { rows } = await asSuperuser(`EXPLAIN (FORMAT JSON) ${sql}`);
    return (rows as { 'QUERY PLAN': [{ Plan: Plan }] }[])[0]!['QUERY PLAN'][0].Plan;
  };

  /** A company that has loaded so many claims, of one charge each, three hundred at a time. */
  async function load(claims: number): Promise<string> {
    const desk = await new RemittanceDesk(api, (await api.newCompany()).id).open();
    const claim = (number: number): DeskClaim => ({
      pcn: `P${number}`,
      lines: [{ procedureCode: '99213', chargeCents: 100 }],
    });
    for (let first = 0; first < claims; first += 300)
      await desk.claims(Array.from({ length: Math.min(300, claims - first) }, (_, index) => claim(first + index)));
    return desk.companyId;
  }

  const rowsOf = async (companyId: string): Promise<number> =>
    (await plan(`SELECT FROM ledger_entries WHERE company_id = '${companyId}'`))['Plan Rows'];

  it('knows of a company that loads its first rows beside a larger one, and looks up by whole keys', async () => {
    const newcomer = await load(300);
    expect(await rowsOf(newcomer)).toBeGreaterThan(300 / 4);
    const { 'Index Cond': condition } = await plan(
      `SELECT id FROM ledger_entries WHERE company_id = '${newcomer}' AND claim_id = '${newcomer}'`,
    );
    expect(condition).toContain('claim_id');
  });

  it('is left alone by loads that are too small to mislead it', async () => {
    expect(await rowsOf(await load(99))).toBeLessThan(99 / 4);
  });
});
