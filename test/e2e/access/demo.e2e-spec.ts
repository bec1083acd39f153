import { readFileSync, statSync } from 'node:fs';
import { insertCompany } from '../../../src/cli/company.command.js';
import { DevelopmentIssuer } from '../../../src/shared/access/development-issuer.js';
import { ROLES } from '../../../src/shared/access/permission.codes.js';
import { settingsFrom, type Settings } from '../../../src/shared/config/settings.js';
import { newId } from '../../../src/shared/database/new-id.js';
import { DEMO_COMPANY_ID, installDemoCompany, type Demo } from '../../../src/shared/demo/demo-company.js';
import { withClient } from '../../../src/embedded/provision.js';
import { dropDatabase, freshDatabase, testFolder, type TestDatabase } from '../../setup/test-database.js';
import { auditTrail } from '../../support/audit-trail.js';
import { AppModule } from '../../../src/app.module.js';
import { createHttpApp } from '../../../src/shared/http/http-app.js';
import { caller } from '../../support/api.js';

const ADDRESSES = { baseUrl: 'http://x/api/v1', docsUrl: 'http://x/api/docs', metricsUrl: 'http://x/metrics' };

describe('the demo company', () => {
  let database: TestDatabase;
  let settings: Settings;
  beforeEach(async () => {
    database = await freshDatabase();
    settings = settingsFrom({ DATA_DIR: `${testFolder()}/demo-${newId()}`, LOG_LEVEL: 'silent' }, database.appUrl);
  });
  afterEach(() => dropDatabase(database));

  const install = (changed: Partial<Settings> = {}): Promise<Demo | undefined> => {
    const wanted = { ...settings, ...changed } as Settings;
    return installDemoCompany(database.migratorUrl, wanted, new DevelopmentIssuer(wanted), ADDRESSES);
  };

  it('is installed at the first start, found at the second, with fresh tokens in a file of its owner', async () => {
    const first = (await install())!;
    expect(first).toMatchObject({ companyId: DEMO_COMPANY_ID, isNew: true });
    expect(statSync(first.file).mode & 0o777).toBe(0o600);
    const file = JSON.parse(readFileSync(first.file, 'utf8'));
    expect(file).toEqual({ ...ADDRESSES, tokens: first.tokens, dataDir: settings.dataDir });
    const numbers = Object.fromEntries(ROLES.map((role) => [role, first.tokens[role]?.length]));
    expect(numbers).toEqual({
      company_admin: 2,
      billing: 1,
      billing_supervisor: 2,
      care_manager: 1,
      analyst: 1,
      quality: 2,
      compliance: 2,
      auditor: 1,
      integration: 1,
    });
    // A demo of before was not in the directory; the next start lists it.
    const directory = (sql: string) =>
      withClient(database.migratorUrl, async (client) => (await client.query(sql)).rows);
    const removed = await directory('DELETE FROM company_directory RETURNING company_id');
    expect(removed).toEqual([{ company_id: DEMO_COMPANY_ID }]);
    expect(await install()).toMatchObject({ isNew: false });
    expect(await directory('SELECT company_id FROM company_directory')).toEqual(removed);
    const trail = await auditTrail(database, DEMO_COMPANY_ID);
    expect(trail.map(({ action, actorKind }) => [action, actorKind])).toEqual([['installDemoCompany', 'command']]);
  });

  it('has users whose tokens open what their roles open', async () => {
    const { tokens } = (await install())!;
    const app = await createHttpApp(AppModule.with(settings), { logLevel: 'silent' });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const admin = caller(app, tokens.company_admin![1]!);
    const { items } = (await admin.get('/users?limit=200')).json();
    expect(items).toHaveLength(13);
    expect((await caller(app, tokens.billing![0]!).get('/rcm/payers')).statusCode).toBe(200);
    expect((await caller(app, tokens.billing![0]!).get('/users')).statusCode).toBe(403);
    await app.close();
  });

  it('is made once when four processes start at once', async () => {
    const answers = await Promise.all([install(), install(), install(), install()]);
    expect(answers.filter((answer) => answer?.isNew)).toHaveLength(1);
    const count = await withClient(database.superuserUrl, async (client) => {
      const { rows } = await client.query('SELECT count(*)::int AS users FROM users');
      return rows[0].users as number;
    });
    expect(count).toBe(13);
  });

  it.each<[string, Partial<Settings>]>([
    ['in production', { isProduction: true }],
    ['beside a configured issuer', { oidcIssuer: 'https://login.example.com' }],
  ])('is never installed %s', async (_, changed) => {
    expect(await install(changed)).toBeUndefined();
  });

  it('is not put beside real companies', async () => {
    await insertCompany(database.migratorUrl, { id: newId(), name: 'Real', timeZone: 'UTC' });
    expect(await install()).toBeUndefined();
  });
});
