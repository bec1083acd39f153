import { type RolePasswords, provisionRoles, withClient } from '../../src/embedded/provision.js';
import { dropDatabase, freshDatabase } from '../setup/test-database.js';

const passwords = JSON.parse(process.env.QUINTET_TEST_PASSWORDS ?? '{}') as RolePasswords;

describe('provisioning', () => {
  it('sets roles and database right however many starts do it at once', async () => {
    const database = await freshDatabase('empty');
    // Each revocation holds its row of the catalogue for a while, so that two at once meet for certain.
    await withClient(database.superuserUrl, async (client) => {
      await client.query(
        `CREATE FUNCTION linger() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.1); END'`,
      );
      await client.query(
        `CREATE EVENT TRIGGER linger ON ddl_command_end WHEN TAG IN ('REVOKE') EXECUTE FUNCTION linger()`,
      );
    });
    const options = { database: database.name, passwords };
    const starts = Array.from({ length: 4 }, () => provisionRoles(database.superuserUrl, options));
    const { appUrl, migratorUrl, backupUrl } = database;
    for (const urls of await Promise.all(starts)) expect(urls).toEqual({ appUrl, migratorUrl, backupUrl });
    await expect(withClient(appUrl, (client) => client.query('CREATE TABLE mine ()'))).rejects.toThrow(
      'permission denied for schema public',
    );
    await dropDatabase(database);
  });
});
