import { withClient } from '../../src/embedded/provision.js';
import { roleProblems } from '../../src/embedded/role-problems.js';
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
