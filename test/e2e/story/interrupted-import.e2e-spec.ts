import { withClient } from '../../../src/embedded/provision.js';
import { generate837 } from '../../../src/modules/rcm/x12/generator/claims-837.writer.js';
import { generate835 } from '../../../src/modules/rcm/x12/generator/remittance-835.writer.js';
import type { Job } from '../../../src/shared/jobs/job.entity.js';
import { newDataDirectory } from '../../setup/launched.js';
import { startApi, type TestApi } from '../../support/api.js';
import { endServers, ServerProcess } from '../../support/server-process.js';
import { importX12 } from '../../support/x12-upload.js';
import { importFigures } from './import-figures.js';
import { halfWritten } from './integrity.js';

const IS_LONG = process.env.QUINTET_LONG === '1';
const OPTIONS = { claims: IS_LONG ? 10_000 : 3_000, seed: 835 };
const CLAIMS = [...generate837({ set: '837P', ...OPTIONS })].join('');
const REMITTANCES = [...generate835(OPTIONS)].join('');
/** Who is killed, one after the other, in the middle of one import. */
const KILLS = IS_LONG ? (['app', 'both', 'app'] as const) : (['both'] as const);
const TEST_MS = IS_LONG ? 300_000 : 180_000;

const fileOf = ({ resultPath }: Job): string => resultPath!.split('/').at(-1)!;

describe(`kill -9 in the middle of importing ${OPTIONS.claims} claims and their remittances`, () => {
  const dataDir = newDataDirectory();
  let api: TestApi;
  let server: ServerProcess;

  beforeAll(async () => {
    api = await startApi();
    server = await ServerProcess.start(dataDir);
    await server.filled();
  }, 180_000);
  afterAll(async () => {
    await endServers();
    await api.close();
  });

  /** Uploads, kills at a moment at which a part is done, and lets the next start finish it. */
  async function interrupted(content: string, kills: readonly ('app' | 'both')[]): Promise<Job> {
    let job = await server.upload(content);
    for (const victim of kills) {
      const done = job.progressDone;
      job = await server.job(job.id, ({ progressDone }) => progressDone > done);
      expect(job.status).toBe('running');
      if (victim === 'both') await server.killPostgres();
      await server.end('SIGKILL');
      server = await ServerProcess.start(dataDir);
    }
    const ended = await server.job(job.id);
    expect(ended).toMatchObject({ status: 'succeeded', attempts: kills.length + 1 });
    expect(ended.progressDone).toBe(ended.progressTotal);
    return ended;
  }

  it(
    'ends with the figures of an import that nobody interrupted, nothing twice',
    async () => {
      const billing = await (await api.newCompany()).as('billing');
      const expected = await importFigures(
        (sql, values) =>
          withClient(api.database.superuserUrl, async (client) => (await client.query(sql, values)).rows as unknown[]),
        {
          claims: fileOf(await importX12(billing, CLAIMS)),
          remittances: fileOf(await importX12(billing, REMITTANCES)),
        },
      );
      expect(expected.ledger!.length).toBeGreaterThan(3);

      const claims = fileOf(await interrupted(CLAIMS, KILLS));
      const remittances = fileOf(await interrupted(REMITTANCES, KILLS));
      const found = await importFigures((sql, values) => server.query(sql, values), { claims, remittances });
      expect(found).toEqual(expected);
      expect(await halfWritten(server)).toEqual([]);
    },
    TEST_MS,
  );
});
