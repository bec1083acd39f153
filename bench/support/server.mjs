// Our server as it is delivered: `node dist/main.js` with its embedded database in a folder, or over a given one.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../../scripts/prepare.mjs';
import { runNode, startNode, usageOf } from './processes.mjs';

const PATIENCE_MS = 120_000;
const OURS = join(ROOT, 'dist', 'main.js');
const CLI = join(ROOT, 'dist', 'cli', 'main.js');

/** Starts a server and waits until it listens. `ms` is the time from the start of the process until then. */
export async function startServer({ file = OURS, env = {}, processor, profile }) {
  const port = await freePort();
  const settings = { PORT: String(port), METRICS_PORT: String(await freePort()), LOG_LEVEL: 'error', ...env };
  const start = performance.now();
  const { child, output, ended } = startNode(file, [], { env: settings, processor, profile });
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  while (!(await isListening(port))) {
    if (hasEnded || performance.now() - start > PATIENCE_MS)
      throw new Error(`${file} does not listen: ${output.errors}`);
    await sleep(5);
  }
  const ms = performance.now() - start;
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url: `http://127.0.0.1:${port}`, ms, usage: () => usageOf(child), stop };
}

/** Settings of a server with an embedded database of its own; no limit on the rate of requests. */
export function embedded(folder) {
  return { DATA_DIR: join(folder, 'data'), DATABASE_URL: '', MIGRATOR_DATABASE_URL: '', RATE_LIMIT_PER_MINUTE: '0' };
}

/** Removes the cluster where it had to lie elsewhere. */
export function removeCluster(folder) {
  const note = join(folder, 'data', 'postgres.location');
  if (existsSync(note)) rmSync(dirname(readFileSync(note, 'utf8').trim()), { recursive: true, force: true });
}

/** Makes a company; answers its id. */
export async function makeCompany(env, name) {
  const { text } = await runNode(CLI, ['company', 'create', '--name', name], { env });
  return lastLine(text).id;
}

/** A token of the built-in development issuer. */
export async function makeToken(env, companyId, role) {
  const { text } = await runNode(CLI, ['token', '--company', companyId, '--role', role], { env });
  return lastLine(text).token;
}

function lastLine(text) {
  return JSON.parse(text.trimEnd().split('\n').at(-1));
}

function isListening(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => socket.destroy() && resolve(true));
    socket.once('error', () => resolve(false));
  });
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
