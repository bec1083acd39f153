import { generate837 } from '../../../src/modules/rcm/x12/generator/claims-837.writer.js';
import { generate835 } from '../../../src/modules/rcm/x12/generator/remittance-835.writer.js';
import { newDataDirectory } from '../../setup/launched.js';
import { endServers, ServerProcess } from '../../support/server-process.js';
import { allRecords } from './all-records.js';

const OPTIONS = { claims: 60, seed: 4711 };
const CLAIMS = [...generate837({ set: '837P', ...OPTIONS })].join('');
const REMITTANCES = [...generate835(OPTIONS)].join('');
const LEDGER = `SELECT kind, count(*), sum(cents) AS cents, sum(balance_effect_cents) AS balance
  FROM ledger_entries GROUP BY kind ORDER BY kind`;

describe('the story: start, import claims, import what the payers paid, read, and again after each restart', () => {
  const dataDir = newDataDirectory();
  let server: ServerProcess;
  let before: unknown;

  const everything = async (): Promise<unknown> => {
    return { records: await allRecords(server), ledger: await server.query(LEDGER) };
  };

  /** Kills the server, or it and its database, starts it, and finds everything as it was. */
  async function restart(how: 'app' | 'both' | 'Ctrl-C'): Promise<void> {
    before = await everything();
    if (how === 'Ctrl-C') expect(await server.end('SIGINT')).toBe(0);
    else {
      if (how === 'both') await server.killPostgres();
      await server.end('SIGKILL');
    }
    server = await ServerProcess.start(dataDir);
    process.stderr.write(`start after ${how}: ${Math.round(server.startMs)} ms\n`);
    await server.settled();
    expect(await everything()).toEqual(before);
  }

  async function imported(content: string): Promise<Record<string, unknown>> {
    const { id } = await server.upload(content);
    const job = await server.job(id);
    expect(job).toMatchObject({ status: 'succeeded', errorCode: null });
    return { ...job.findings };
  }

  afterAll(endServers);

  it('starts from nothing and fills the demo company', async () => {
    server = await ServerProcess.start(dataDir);
    process.stderr.write(`start from nothing: ${Math.round(server.startMs)} ms\n`);
    await server.filled();
    await restart('app');
  }, 180_000);

  it('imports claims, and has them after kill -9', async () => {
    expect(await imported(CLAIMS)).toMatchObject({ claims: OPTIONS.claims, newClaims: OPTIONS.claims });
    await restart('app');
  }, 120_000);

  it('imports what the payers answered, and has it after kill -9 of server and PostgreSQL', async () => {
    expect(await imported(REMITTANCES)).toMatchObject({ claims: expect.any(Number), postedSets: expect.any(Number) });
    await restart('both');
  }, 120_000);

  it('knows both files again', async () => {
    await imported(CLAIMS);
    await imported(REMITTANCES);
    expect(await everything()).toEqual(before);
    await restart('Ctrl-C');
  }, 120_000);

  it('and its audit trail is whole', async () => {
    const { body } = await server.send('POST', '/audit-events/verification', undefined, 'auditor');
    expect(body).toMatchObject({ isIntact: true });
  });
});
