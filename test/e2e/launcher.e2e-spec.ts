import { withClient } from '../../src/embedded/provision.js';
import { dropDatabase, freshDatabase, testDatabase } from '../setup/test-database.js';

describe('the databases of the tests', () => {
  it('are reached by role app, which owns nothing', async () => {
    const { appUrl } = await testDatabase();
    const { rows } = await withClient(appUrl, (client) =>
      client.query('SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user'),
    );
    expect(rows).toEqual([{ rolname: 'app', rolsuper: false, rolbypassrls: false }]);
  });

  it('can be made for one test alone', async () => {
    const database = await freshDatabase();
    const { rows } = await withClient(database.migratorUrl, (client) => client.query('SELECT current_database() AS name'));
    expect(rows).toEqual([{ name: database.name }]);
    await dropDatabase(database);
  });
});
