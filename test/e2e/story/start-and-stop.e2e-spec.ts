import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, isAlive } from '../../../src/embedded/postgres-process.js';
import { newDataDirectory } from '../../setup/launched.js';
import { endServers, ServerProcess } from '../../support/server-process.js';

const STEP_MS = 120_000;

/** Processes of a PostgreSQL that runs on the data directory (Linux; elsewhere none is found). */
function postgresOn(dataDir: string): number[] {
  if (!existsSync('/proc/self/cmdline')) return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${dataDir}/postgres\0`);
    } catch {
      return false;
    }
  });
}

describe('starting and stopping', () => {
  const dataDir = newDataDirectory();
  afterAll(endServers);

  it(
    'Ctrl-C ends server and PostgreSQL with exit code 0; a second start finds the data, and tokens of both starts are good',
    async () => {
      const first = await ServerProcess.start(dataDir);
      await first.filled();
      const payer = { name: 'Lasting Health', electronicPayerId: 'LAST1', type: 'commercial' };
      const { body } = await first.send<{ id: string }>('POST', '/rcm/payers', payer);
      const before = { demo: first.demoFile(), pid: first.postmaster() };
      expect(postgresOn(dataDir)).toContain(before.pid);
      expect(await first.end('SIGINT')).toBe(0);
      expect([isAlive(before.pid), postgresOn(dataDir)]).toEqual([false, []]);

      const second = await ServerProcess.start(dataDir);
      process.stderr.write(`start with an initialised database: ${Math.round(second.startMs)} ms\n`);
      expect(await second.read(`/rcm/payers/${body.id}`)).toMatchObject(payer);
      const { tokens } = second.demoFile();
      expect(tokens.billing).not.toEqual(before.demo.tokens.billing);
      const headers = { authorization: `Bearer ${before.demo.tokens.billing![0]}` };
      expect((await fetch(`${second.demoFile().baseUrl}/api/v1/rcm/payers`, { headers })).status).toBe(200);
      expect(await second.end('SIGTERM')).toBe(0);
    },
    STEP_MS,
  );

  it(
    'Ctrl-C in the middle of a start leaves no PostgreSQL behind',
    async () => {
      for (const milliseconds of [200, 500, 900, 1250, 1400, 1550]) {
        const server = await ServerProcess.spawn(dataDir);
        await sleep(milliseconds);
        server.child.kill('SIGINT');
        // Before the program has taken the signals over they end it as they end any program.
        const code = await server.ended();
        if (code !== null) expect([code, server.said.includes('Error')]).toEqual([0, false]);
        expect(postgresOn(dataDir)).toEqual([]);
      }
    },
    STEP_MS,
  );

  it(
    'a start on the port of another one says so, and the other goes on',
    async () => {
      const port = await freePort();
      const first = await ServerProcess.start(dataDir, { PORT: String(port) });
      const second = await ServerProcess.spawn(dataDir, { PORT: String(port) });
      expect(await second.ended()).toBe(1);
      expect(second.said).toContain(`Port ${port} is taken`);
      expect(second.said).not.toContain('    at ');
      expect((await first.send('GET', '/rcm/payers')).status).toBe(200);
      expect(await first.end('SIGINT')).toBe(0);
      expect(postgresOn(dataDir)).toEqual([]);
    },
    STEP_MS,
  );

  it(
    'two starts at once on two ports share the database; the last one to leave stops it',
    async () => {
      const [first, second] = await Promise.all([ServerProcess.start(dataDir), ServerProcess.start(dataDir)]);
      expect(first.postmaster()).toBe(second.postmaster());
      const payer = { name: 'Shared Health', electronicPayerId: 'SHARED1', type: 'commercial' };
      const { body } = await first.send<{ id: string }>('POST', '/rcm/payers', payer);
      expect(await first.end('SIGINT')).toBe(0);
      expect(await second.read(`/rcm/payers/${body.id}`)).toMatchObject(payer);
      expect(await second.end('SIGINT')).toBe(0);
      expect(postgresOn(dataDir)).toEqual([]);
    },
    STEP_MS,
  );
});
