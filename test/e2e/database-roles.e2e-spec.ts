import { withClient } from '../../src/embedded/provision.js';
import { APPEND_ONLY_TABLES, roleProblems } from '../../src/embedded/role-problems.js';
import { dropDatabase, freshDatabase, type TestDatabase } from '../setup/test-database.js';

describe('the roles of the database', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await freshDatabase('empty');
    await withClient(database.migratorUrl, (client) => client.query('CREATE TABLE notes (id int PRIMARY KEY)'));
  });

  afterAll(() => dropDatabase(database));

  it('leave the application no more than it needs', async () => {
    expect(await withClient(database.appUrl, roleProblems)).toEqual([]);
  });

  it.each([
    ['TRUNCATE', 'GRANT TRUNCATE ON notes TO app', 'REVOKE TRUNCATE ON notes FROM app', 'may TRUNCATE notes'],
    ['CREATE', 'GRANT CREATE ON SCHEMA public TO app', 'REVOKE CREATE ON SCHEMA public FROM app', 'in schema public'],
  ])('are refused with %s on top', async (_right, grant, revoke, words) => {
    await withClient(database.migratorUrl, (client) => client.query(grant));
    expect((await withClient(database.appUrl, roleProblems)).join()).toContain(words);
    await withClient(database.migratorUrl, (client) => client.query(revoke));
  });

  it.each([
    ['the owner', 'migratorUrl', 'owns notes'],
    ['the superuser', 'superuserUrl', 'is a superuser'],
    ['the backup role', 'backupUrl', 'bypasses row-level security'],
  ] as const)('%s is no role for the application', async (_who, url, words) => {
    expect((await withClient(database[url], roleProblems)).join()).toContain(words);
  });

  it('let the application stage rows in temporary tables and make nothing that stays', async () => {
    await withClient(database.appUrl, async (client) => {
      await client.query('CREATE TEMPORARY TABLE staged (id int)');
      await expect(client.query('CREATE TABLE stays (id int)')).rejects.toThrow('permission denied for schema public');
      await expect(client.query('SELECT * FROM notes')).rejects.toThrow('permission denied for table notes');
    });
  });

  it('let the backup read everything and write nothing', async () => {
    await withClient(database.backupUrl, async (client) => {
      expect((await client.query('SELECT * FROM notes')).rows).toEqual([]);
      await expect(client.query('INSERT INTO notes VALUES (1)')).rejects.toThrow('read-only transaction');
    });
  });
});

describe('the roles of the migrated database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => dropDatabase(database));

  const problems = (): Promise<string[]> => withClient(database.appUrl, roleProblems);
  const tableUrls = { superuser: 'superuserUrl', migrator: 'migratorUrl' } as const;

  it('leave the application no more than it needs', async () => expect(await problems()).toEqual([]));

  it('let it add to evidence only, and the list of evidence is whole', async () => {
    const { rows } = await withClient(database.migratorUrl, (client) =>
      client.query<{ name: string }>(`SELECT relname::text AS name FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND has_table_privilege('app', oid, 'INSERT')
          AND NOT has_table_privilege('app', oid, 'UPDATE') AND NOT has_table_privilege('app', oid, 'DELETE') ORDER BY 1`),
    );
    expect(rows.map(({ name }) => name)).toEqual(APPEND_ONLY_TABLES);
  });

  it.each([
    ['migrator', 'UPDATE ON audit_events', 'may UPDATE or DELETE in audit_events'],
    ['migrator', 'UPDATE (body) ON audit_events', 'may UPDATE or DELETE in audit_events'],
    ['migrator', 'DELETE ON ledger_entries', 'may UPDATE or DELETE in ledger_entries'],
    ['migrator', 'UPDATE (sha256) ON blobs', 'may UPDATE or DELETE in blobs'],
    ['superuser', 'pg_execute_server_program', 'member of pg_execute_server_program'],
    ['superuser', 'pg_write_server_files', 'member of pg_write_server_files'],
    ['superuser', 'pg_read_server_files', 'member of pg_read_server_files'],
    ['superuser', 'pg_signal_backend', 'member of pg_signal_backend'],
  ] as const)('are refused when the %s grants %s', async (who, right, words) => {
    const url = database[tableUrls[who]];
    await withClient(url, (client) => client.query(`GRANT ${right} TO app`));
    try {
      expect((await problems()).join()).toContain(words);
    } finally {
      await withClient(url, (client) => client.query(`REVOKE ${right} FROM app`));
    }
    expect(await problems()).toEqual([]);
  });
});
