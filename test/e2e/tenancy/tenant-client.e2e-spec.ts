import { setTimeout as sleep } from 'node:timers/promises';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import copy from 'pg-copy-streams';
import QueryStream from 'pg-query-stream';
import { DataSource, type QueryRunner } from 'typeorm';
import { settingsFrom } from '../../../src/shared/config/settings.js';
import { appDatabaseOptions } from '../../../src/shared/database/database-options.js';
import { newId } from '../../../src/shared/database/new-id.js';
import type { TenantForm } from '../../../src/shared/database/tenant-client.js';
import { tenantContext } from '../../../src/shared/tenancy/tenant-context.js';
import { testDatabase, type TestDatabase } from '../../setup/test-database.js';

const COMPANIES = 20;
const TASKS = 64;
const ADD = `INSERT INTO payers (company_id, id, created_at, created_by, version, updated_at, updated_by, name,
  electronic_payer_id, type, submission_method, is_active)
  VALUES ($1, $2, now(), $2, 1, now(), $2, $3, $2::uuid::text, 'other', 'none', true)`;

const inCompany = <T>(companyId: string, work: () => Promise<T>): Promise<T> =>
  tenantContext.run({ requestId: 'test', companyId }, work);

describe.each<TenantForm>(['implicit', 'explicit'])('the tenant client, %s form,', (form) => {
  let database: TestDatabase;
  let superuser: pg.Client;
  let source: DataSource;
  const opened: DataSource[] = [];
  beforeAll(async () => {
    database = await testDatabase();
    superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    source = await open(8);
  });
  afterAll(async () => {
    for (const each of opened) await each.destroy();
    await superuser.end();
  });

  /** A pool like the application's, of the given size. */
  async function open(poolSize: number, hasNamedStatements = true): Promise<DataSource> {
    const settings = { ...settingsFrom({}, database.appUrl), tenantForm: form, poolSize, hasNamedStatements };
    const made = await new DataSource(appDatabaseOptions(settings)).initialize();
    opened.push(made);
    return made;
  }

  async function companyWithRows(count: number): Promise<string> {
    const companyId = newId();
    for (let row = 0; row < count; row += 1) await superuser.query(ADD, [companyId, newId(), companyId]);
    return companyId;
  }

  const names = async (by: Pick<DataSource, 'query'> | QueryRunner): Promise<string[]> =>
    ((await by.query('SELECT name FROM payers ORDER BY id')) as { name: string }[]).map(({ name }) => name);

  it(`shows no company a row of another in ${COMPANIES} x ${TASKS} tasks at once, failing ones among them`, async () => {
    const companies: string[] = [];
    for (let made = 0; made < COMPANIES; made += 1) companies.push(await companyWithRows(2));
    const foreign = (companyId: string): string => companies[(companies.indexOf(companyId) + 1) % COMPANIES]!;
    const seen = { wrong: 0, statements: 0, refused: 0, added: new Map(companies.map((each) => [each, 0])) };
    const look = async (companyId: string, by: Pick<DataSource, 'query'> = source): Promise<void> => {
      const found = await names(by);
      seen.statements += 1;
      seen.wrong += found.filter((name) => name !== companyId).length;
      if (found.length < 2) seen.wrong += 1;
    };
    const refused = async (work: Promise<unknown>, code: string): Promise<void> => {
      const error = await work.then(
        () => undefined,
        (reason: { code?: string }) => reason,
      );
      seen.refused += 1;
      if (error?.code !== code) seen.wrong += 1;
    };
    const tasks: ((companyId: string) => Promise<void>)[] = [
      (companyId) => look(companyId),
      () => refused(source.query('SELECT 1/0'), '22012'),
      () => refused(source.query('SELEKT'), '42601'),
      (companyId) => refused(source.query(ADD, [foreign(companyId), newId(), 'forged']), '42501'),
      async (companyId) => {
        await source.query(ADD, [companyId, newId(), companyId]);
        seen.added.set(companyId, seen.added.get(companyId)! + 1);
      },
      (companyId) => source.transaction((manager) => look(companyId, manager)),
      (companyId) =>
        refused(
          source.transaction(async (manager) => {
            await manager.query(ADD, [companyId, newId(), companyId]);
            await manager.query('SELECT 1/0');
          }),
          '22012',
        ),
      async (companyId) => {
        // Without any filter: row-level security alone stands between the companies.
        const changed = (await source.query('UPDATE payers SET version = version + 1 RETURNING name')) as [
          { name: string }[],
        ];
        seen.wrong += changed[0].filter(({ name }) => name !== companyId).length;
      },
    ];
    await Promise.all(
      companies.flatMap((companyId) =>
        Array.from({ length: TASKS }, (_, task) => inCompany(companyId, () => tasks[task % tasks.length]!(companyId))),
      ),
    );
    expect(seen.wrong).toBe(0);
    expect(seen.statements).toBe((COMPANIES * TASKS) / 4);
    expect(seen.refused).toBe((COMPANIES * TASKS) / 2);
    for (const companyId of companies) {
      const { rows } = await superuser.query('SELECT name FROM payers WHERE company_id = $1', [companyId]);
      expect(rows).toEqual(Array.from({ length: 2 + seen.added.get(companyId)! }, () => ({ name: companyId })));
    }
    expect(await names(source)).toEqual([]);
  }, 60_000);

  it('shows nothing without a company, and refuses a company id that is none', async () => {
    expect(await names(source)).toEqual([]);
    await expect(source.query(ADD, [newId(), newId(), 'nobody'])).rejects.toMatchObject({ code: '42501' });
    await expect(inCompany(`x'; --`, () => source.query('SELECT 1'))).rejects.toThrow('no uuid');
  });

  it('tells a COMMIT that fails, of one statement and of many', async () => {
    const single = await open(1);
    const companyId = newId();
    await inCompany(companyId, async () => {
      await single.query(
        'CREATE TEMP TABLE once (number int CONSTRAINT once_key UNIQUE DEFERRABLE INITIALLY DEFERRED)',
      );
      await expect(single.query('INSERT INTO once VALUES (1), (1)')).rejects.toMatchObject({ code: '23505' });
      const twice = single.transaction((manager) => manager.query('INSERT INTO once VALUES (2), (2)'));
      await expect(twice).rejects.toMatchObject({ code: '23505' });
      expect(await single.query('SELECT * FROM once')).toEqual([]);
    });
  });

  it('closes a connection that comes back inside a transaction', async () => {
    const single = await open(1);
    const [first, second] = [await companyWithRows(1), await companyWithRows(1)];
    await inCompany(first, async () => {
      const runner = single.createQueryRunner();
      await runner.query('START TRANSACTION');
      await runner.query(ADD, [first, newId(), 'lost']);
      await runner.release();
    });
    await inCompany(second, async () => {
      expect(await names(single)).toEqual([second]);
      await single.query(ADD, [second, newId(), second]);
    });
    await inCompany(first, async () => {
      const runner = single.createQueryRunner();
      await runner.query('begin');
      await expect(runner.query('SELECT 1/0')).rejects.toThrow();
      await runner.release();
      expect(await names(single)).toEqual([first]);
    });
    const { rows } = await superuser.query('SELECT name FROM payers WHERE company_id = $1', [second]);
    expect(rows).toHaveLength(2);
  });

  it('keeps the company through savepoints and isolation levels, and drops it with the transaction', async () => {
    const single = await open(1);
    const companyId = await companyWithRows(1);
    await inCompany(companyId, async () => {
      await single.transaction('SERIALIZABLE', async (manager) => {
        await expect(manager.transaction((inner) => inner.query('SELECT 1/0'))).rejects.toThrow();
        expect(await names(manager as never)).toEqual([companyId]);
        await manager.transaction((inner) => inner.query(ADD, [companyId, newId(), companyId]));
        expect(await manager.query('SHOW transaction_isolation')).toEqual([{ transaction_isolation: 'serializable' }]);
      });
      const runner = single.createQueryRunner();
      for (const [begin, end] of [
        ['  Begin', 'end'],
        ['BEGIN;', 'ABORT'],
        ['start  transaction', 'Rollback Work'],
      ]) {
        await runner.query(begin!);
        await runner.query('SAVEPOINT here');
        await runner.query('ROLLBACK TO SAVEPOINT here');
        await runner.query('ROLLBACK WORK TO here');
        expect(await names(runner)).toEqual([companyId, companyId]);
        await runner.query(end!);
        expect(await names(runner)).toEqual([companyId, companyId]);
      }
      await runner.release();
    });
    expect(await names(single)).toEqual([]);
    expect(await single.query(`SELECT current_setting('app.company_id', true) AS company`)).toEqual([{ company: '' }]);
  });

  it.each([
    [true, true],
    [false, false],
  ])('with named statements %s leaves some in the connection: %s', async (hasNamedStatements, leavesSome) => {
    const single = await open(1, hasNamedStatements);
    const [first, second] = [await companyWithRows(1), await companyWithRows(2)];
    for (const [companyId, count] of [
      [first, 1],
      [second, 2],
    ] as const) {
      await inCompany(companyId, async () => {
        const sql = 'SELECT name FROM payers WHERE name = $1';
        expect(await single.query(sql, [companyId])).toHaveLength(count);
        expect(await single.transaction((manager) => manager.query(sql, [companyId]))).toHaveLength(count);
      });
      expect(await names(single)).toEqual([]);
    }
    const kept = (await single.query('SELECT name FROM pg_prepared_statements')) as unknown[];
    expect(kept.length > 0).toBe(leavesSome);
  });

  it('lets cursors and COPY see rows inside a transaction only', async () => {
    const companyId = await companyWithRows(3);
    await inCompany(companyId, async () => {
      const runner = source.createQueryRunner();
      const client = (await runner.connect()) as pg.PoolClient;
      const count = async (): Promise<[number, number]> => {
        let [read, copied] = [0, 0];
        for await (const _ of client.query(new QueryStream('SELECT name FROM payers'))) read += 1;
        const stream = client.query(copy.to('COPY (SELECT name FROM payers) TO STDOUT'));
        stream.on('data', (chunk: Buffer) => (copied += chunk.toString().split('\n').length - 1));
        await finished(stream);
        return [read, copied];
      };
      expect(await count()).toEqual([0, 0]);
      await runner.startTransaction();
      expect(await count()).toEqual([3, 3]);
      await runner.rollbackTransaction();
      expect(await count()).toEqual([0, 0]);
      await runner.release();
    });
  });

  it('goes on with another connection when one breaks in the middle', async () => {
    const single = await open(1);
    const companyId = await companyWithRows(1);
    await inCompany(companyId, async () => {
      const broken = single.transaction(async (manager) => {
        const [{ pid }] = (await manager.query('SELECT pg_backend_pid() AS pid')) as [{ pid: number }];
        await manager.query(ADD, [companyId, newId(), 'lost']);
        await superuser.query('SELECT pg_terminate_backend($1)', [pid]);
        await sleep(50);
        await manager.query('SELECT 1');
      });
      await expect(broken).rejects.toThrow();
      expect(await names(single)).toEqual([companyId]);
    });
  });

  it('outlives a connection that is cut in the moment it is lent, when nobody listens to it yet', async () => {
    const single = await open(1);
    const companyId = await companyWithRows(1);
    const { master } = single.driver as unknown as { master: pg.Pool };
    const lent = await master.connect();
    const { rows } = await lent.query('SELECT pg_backend_pid() AS pid');
    await superuser.query('SELECT pg_terminate_backend($1)', [rows[0].pid]);
    await sleep(50);
    lent.release();
    expect(await inCompany(companyId, () => names(single))).toEqual([companyId]);
  });
});
