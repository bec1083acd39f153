import { setTimeout as sleep } from 'node:timers/promises';
import { newDataDirectory } from '../../setup/launched.js';
import { endServers, ServerProcess } from '../../support/server-process.js';
import { halfWritten } from './integrity.js';
import { WriteLoad } from './write-load.js';

const KILLS = process.env.QUINTET_LONG === '1' ? 25 : 4;
const VICTIMS = ['app', 'postgres', 'both'] as const;
/** A kill comes so long after the load has begun; where in this span is chance. */
const LOAD_MS = [300, 1800] as const;

describe(`kill -9 under a load of writes, ${KILLS} times`, () => {
  const dataDir = newDataDirectory();
  const load = new WriteLoad();
  let server: ServerProcess;

  beforeAll(async () => {
    server = await ServerProcess.start(dataDir);
    await server.filled();
  }, 180_000);
  afterAll(async () => {
    await load.stop();
    await endServers();
  });

  async function kill(victim: (typeof VICTIMS)[number]): Promise<void> {
    if (victim !== 'app') await server.killPostgres();
    if (victim === 'postgres') await refusesInWords();
    else await server.end('SIGKILL');
  }

  /** The server without its database stays up, answers at once that it cannot, says so, and can be stopped. */
  async function refusesInWords(): Promise<void> {
    const before = load.refusals;
    const begunAt = performance.now();
    const answer = await server.send<{ code: string }>('GET', '/rcm/payers');
    expect([answer.status, answer.body.code]).toEqual([503, 'DATABASE_BUSY']);
    expect(Number(answer.retryAfter)).toBeGreaterThan(0);
    expect(performance.now() - begunAt).toBeLessThan(12_000);
    await server.until('The database has ended');
    await sleep(300);
    expect(load.refusals).toBeGreaterThan(before);
    expect(server.hasEnded()).toBe(false);
    await load.stop();
    expect(await server.end('SIGTERM')).toBe(0);
  }

  async function lost(): Promise<string[]> {
    const payers = await server.query<{ number: string }>('SELECT electronic_payer_id AS number FROM payers');
    const jobs = await server.query<{ id: string }>(
      'SELECT j.id FROM jobs j JOIN x12_files f ON f.company_id = j.company_id AND f.job_id = j.id',
    );
    const there = new Set([...payers.map(({ number }) => number), ...jobs.map(({ id }) => id)]);
    return [...load.payerNumbers, ...load.jobIds].filter((acknowledged) => !there.has(acknowledged));
  }

  it(
    'loses nothing that was acknowledged and leaves nothing half written',
    async () => {
      const failures: string[] = [];
      for (let kills = 0; kills < KILLS; kills++) {
        load.start(server);
        await sleep(LOAD_MS[0] + Math.random() * (LOAD_MS[1] - LOAD_MS[0]));
        const acknowledged = load.acknowledged;
        await kill(VICTIMS[kills % VICTIMS.length]!);
        await load.stop();
        failures.push(...server.said.split('\n').filter((line) => line.includes('INTERNAL_ERROR')));
        expect(acknowledged).toBeGreaterThan(0);
        server = await ServerProcess.start(dataDir);
        expect(await lost()).toEqual([]);
      }
      await server.settled();
      process.stderr.write(
        `acknowledged-then-lost: ${(await lost()).length} of ${load.acknowledged} over ${KILLS} kills\n`,
      );
      expect(await lost()).toEqual([]);
      expect(await halfWritten(server)).toEqual([]);
      expect(failures).toEqual([]);
      expect(load.strange).toEqual([]);
      const { body } = await server.send('POST', '/audit-events/verification', undefined, 'auditor');
      expect(body).toMatchObject({ isIntact: true });
    },
    KILLS * 40_000,
  );
});
