import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { doctor } from '../../src/cli/doctor.command.js';
import { freePort } from '../../src/embedded/postgres-process.js';
import { dropDatabase, freshDatabase, testDatabase, testFolder } from '../setup/test-database.js';

interface Finding {
  check: string;
  ok: boolean;
  message: string;
}

const before = { ...process.env };

async function examine(environment: NodeJS.ProcessEnv, args: string[] = []) {
  Object.assign(process.env, { PORT: String(await freePort()), METRICS_PORT: String(await freePort()) }, environment);
  let text = '';
  const code = await doctor(args, (part) => void (text += part));
  const findings = text.startsWith('{')
    ? text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Finding)
    : [];
  return { code, text, failed: findings.filter(({ ok }) => !ok), checks: findings.map(({ check }) => check) };
}

describe('quintet doctor', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = mkdtempSync(join(testFolder(), 'doctor-'));
  });

  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  });

  it('finds nothing wrong with a migrated database and its role', async () => {
    const { appUrl, migratorUrl } = await testDatabase();
    const { code, failed, checks } = await examine({
      DATABASE_URL: appUrl,
      MIGRATOR_DATABASE_URL: migratorUrl,
      DATA_DIR: dataDir,
    });
    expect(failed).toEqual([]);
    expect(code).toBe(0);
    expect(checks).toEqual(
      expect.arrayContaining(['node', 'configuration', 'encryption key', 'database', 'role', 'clock', 'migrations']),
    );
  });

  it('says that the role is the owner, that migrations are missing and that the key can be read by others', async () => {
    const empty = await freshDatabase('empty');
    const key = join(dataDir, 'encryption-keys.json');
    writeFileSync(key, '{}');
    chmodSync(key, 0o644);
    const { code, failed } = await examine({ DATABASE_URL: empty.migratorUrl, DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(failed.map(({ check }) => check)).toEqual(['encryption key', 'role', 'migrations']);
    await dropDatabase(empty);
  });

  it('says that nobody listens where the database should be', async () => {
    const { failed } = await examine({
      DATABASE_URL: `postgresql://app:x@127.0.0.1:${await freePort()}/quintet`,
      DATA_DIR: dataDir,
    });
    expect(failed.map(({ message }) => message).join()).toContain('nobody listens there');
  });

  it('makes nothing where nothing has been started yet', async () => {
    const missing = join(dataDir, 'not-yet');
    const { code, text } = await examine({ DATABASE_URL: '', DATA_DIR: missing });
    expect({ code, exists: existsSync(missing) }).toEqual({ code: 0, exists: false });
    expect(text).toContain('npm start makes it');
  });

  it('refuses a configuration that cannot be used, with exit code 2', async () => {
    const { code, failed } = await examine({
      LOG_LEVEL: 'loud',
      DB_POOL_SIZE: 'many',
      OIDC_ISUER: 'x',
      DATA_DIR: dataDir,
    });
    expect(code).toBe(2);
    expect(failed[0]?.message).toMatch(/DB_POOL_SIZE .*LOG_LEVEL .*OIDC_ISUER is not a setting/);
  });

  it('explains itself', async () => {
    expect(await examine({}, ['--help'])).toMatchObject({ code: 0, text: expect.stringContaining('Exit code') });
  });
});
