import { jest } from '@jest/globals';
import { createCompany, listCompanies, suspendCompany } from '../../../src/cli/company.command.js';
import { token } from '../../../src/cli/token.command.js';
import { DEMO_COMPANY_ID } from '../../../src/shared/demo/demo-company.js';
import { newId } from '../../../src/shared/database/new-id.js';
import { dropDatabase, freshDatabase, testFolder, type TestDatabase } from '../../setup/test-database.js';
import { auditTrail } from '../../support/audit-trail.js';

type Command = (args: string[], write: (line: string) => void) => Promise<number>;

describe('quintet company and quintet token', () => {
  const kept = { ...process.env };
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
    Object.assign(process.env, {
      DATABASE_URL: database.appUrl,
      MIGRATOR_DATABASE_URL: database.migratorUrl,
      DATA_DIR: `${testFolder()}/command-${newId()}`,
    });
  });
  afterAll(async () => {
    for (const name of ['DATABASE_URL', 'MIGRATOR_DATABASE_URL', 'DATA_DIR']) {
      if (kept[name] === undefined) delete process.env[name];
      else process.env[name] = kept[name];
    }
    await dropDatabase(database);
  });

  const run = async (
    command: Command,
    ...args: string[]
  ): Promise<{ code: number; out: string[]; complaint: string }> => {
    const complaints: string[] = [];
    const spy = jest.spyOn(process.stderr, 'write').mockImplementation((text) => complaints.push(String(text)) > 0);
    const out: string[] = [];
    const code = await command(args, (line) => void out.push(line)).finally(() => spy.mockRestore());
    return { code, out, complaint: complaints.join('') };
  };

  it('makes, lists, suspends and reactivates a company, each with its event', async () => {
    const made = await run(createCompany, '--name', 'Lakeside Clinic', '--time-zone', 'America/Denver');
    expect(made.code).toBe(0);
    const company = JSON.parse(made.out[0]!);
    expect(company).toMatchObject({ name: 'Lakeside Clinic', status: 'active', timeZone: 'America/Denver' });
    const listed = await run(listCompanies);
    expect(listed.out.map((line) => JSON.parse(line))).toEqual([company]);
    const suspended = await run(suspendCompany, '--id', company.id);
    expect([suspended.code, JSON.parse(suspended.out[0]!).status]).toEqual([0, 'suspended']);
    expect((await run(suspendCompany, '--id', company.id)).code).toBe(0);
    const active = await run(suspendCompany, '--id', company.id, '--undo');
    expect(JSON.parse(active.out[0]!).status).toBe('active');
    const trail = await auditTrail(database, company.id);
    expect(trail.map(({ action, entity, actorKind, actorId }) => [action, entity, actorKind, actorId])).toEqual([
      ['createCompany', 'companies', 'command', null],
      ['suspendCompany', 'companies', 'command', null],
      ['reactivateCompany', 'companies', 'command', null],
    ]);
  });

  it.each<[string, Command, string[]]>([
    ['a company without a name', createCompany, []],
    ['a blank name', createCompany, ['--name', '  ']],
    ['a name too long', createCompany, ['--name', 'x'.repeat(201)]],
    ['a zone that does not exist', createCompany, ['--name', 'X', '--time-zone', 'Moon/Base']],
    ['an unknown option', createCompany, ['--name', 'X', '--colour', 'red']],
    ['no id', suspendCompany, []],
    ['an id that is none', suspendCompany, ['--id', 'lakeside']],
    ['the id of no company', suspendCompany, ['--id', '01900000-0000-7000-8000-00000000ffff']],
    ['a list with options', listCompanies, ['--all']],
    ['an unknown role', token, ['--role', 'emperor', '--company', '01900000-0000-7000-8000-00000000ffff']],
    ['a token for no company', token, ['--role', 'billing', '--company', 'lakeside']],
    ['no days', token, ['--role', 'billing', '--company', '01900000-0000-7000-8000-00000000ffff', '--days', '0']],
  ])('refuses %s with code 2 and says why', async (_, command, args) => {
    const { code, out, complaint } = await run(command, ...args);
    expect([code, out]).toEqual([2, []]);
    expect(JSON.parse(complaint).error.message).toEqual(expect.any(String));
  });

  it.each<[string, Command]>([
    ['company create', createCompany],
    ['company suspend', suspendCompany],
    ['company list', listCompanies],
    ['token', token],
  ])('quintet %s explains itself', async (name, command) => {
    const { code, out } = await run(command, '--help');
    expect(code).toBe(0);
    expect(out[0]).toContain(`quintet ${name}`);
  });

  it('signs a token, but not in production', async () => {
    const args = ['--role', 'billing', '--company', '01900000-0000-7000-8000-00000000ffff'];
    const signed = await run(token, ...args);
    expect(JSON.parse(signed.out[0]!)).toMatchObject({ role: 'billing', subject: 'demo-billing' });
    expect(JSON.parse((await run(token, '--role', 'billing')).out[0]!)).toMatchObject({ companyId: DEMO_COMPANY_ID });
    const production = { NODE_ENV: 'production', OIDC_ISSUER: 'https://login.example.com', ENCRYPTION_KEY_FILE: 'x' };
    const before = { ...process.env };
    Object.assign(process.env, production);
    const refused = await run(token, ...args);
    for (const name of Object.keys(production)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
    expect(refused.code).toBe(2);
    expect(refused.complaint).toContain('production');
  });
});
