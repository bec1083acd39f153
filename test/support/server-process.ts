import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { knownCluster } from '../../src/embedded/postgres-account.js';
import { readNote } from '../../src/embedded/postgres-cluster.js';
import {
  freePort,
  isAlive,
  readLockFile,
  signal,
  stopServer,
  superuserUrl,
} from '../../src/embedded/postgres-process.js';
import { urlFor, withClient } from '../../src/embedded/provision.js';
import { EMBEDDED_DATABASE } from '../../src/embedded/resolve-database.js';
import type { DemoFile } from '../../src/shared/demo/demo-company.js';
import type { Job } from '../../src/shared/jobs/job.entity.js';

const START_PATIENCE_MS = 120_000;
const ANSWER_PATIENCE_MS = 20_000;
const JOB_PATIENCE_MS = 120_000;
const DEMO_FILES = 3;
const QUIET = {
  LOG_LEVEL: 'warn',
  RATE_LIMIT_PER_MINUTE: '0',
  MAX_EVENT_LOOP_DELAY_MS: '0',
  DATABASE_URL: '',
  MIGRATOR_DATABASE_URL: '',
};

type DemoRole = 'billing' | 'auditor' | 'quality';

export interface Answer<Body = unknown> {
  status: number;
  retryAfter: string | null;
  body: Body;
}

const running = new Set<ChildProcess>();
const dataDirectories = new Set<string>();

/** The real server, `node dist/main.js`, in a process of its own, with an own data directory and PostgreSQL. */
export class ServerProcess {
  /** From the spawn to the greeting. */
  startMs = 0;
  /** What it wrote: greeting and log. */
  said = '';
  private readonly begunAt = performance.now();

  private constructor(
    readonly dataDir: string,
    readonly port: number,
    readonly child: ChildProcess,
  ) {}

  /** Starts the server without waiting for it. */
  static async spawn(dataDir: string, environment: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
    const port = Number(environment.PORT ?? (await freePort()));
    const ports = { PORT: String(port), METRICS_PORT: String(await freePort()) };
    const env = { ...process.env, ...QUIET, ...ports, DATA_DIR: dataDir, ...environment };
    const child = spawn(process.execPath, [resolve('dist/main.js')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    dataDirectories.add(dataDir);
    const server = new ServerProcess(dataDir, port, child);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (server.said += String(text)));
    return server;
  }

  /** Starts the server and waits for its greeting; throws what it said when it ends before. */
  static async start(dataDir: string, environment: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
    for (let attempt = 1; ; attempt++) {
      const server = await ServerProcess.spawn(dataDir, environment);
      try {
        await server.until('Quintet is up.');
        server.startMs = performance.now() - server.begunAt;
        return server;
      } catch (error) {
        // A port that was free a moment ago may have become the near end of anybody's connection.
        const isBadLuck = environment.PORT === undefined && /Port \d+ is taken/.test(server.said);
        if (!isBadLuck || attempt === 3) throw error;
      }
    }
  }

  async until(words: string): Promise<void> {
    for (const deadline = Date.now() + START_PATIENCE_MS; !this.said.includes(words); await sleep(10)) {
      if (!this.hasEnded() && Date.now() < deadline) continue;
      // What it said last comes a moment after its end.
      await sleep(100);
      const end = `exit ${this.child.exitCode}, signal ${this.child.signalCode}`;
      throw new Error(`The server did not say "${words}" (${end}):\n${this.said.slice(-3000)}`);
    }
  }

  hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Sends the signal and answers the exit code (null: killed). */
  async end(name: NodeJS.Signals): Promise<number | null> {
    this.child.kill(name);
    return this.ended();
  }

  async ended(): Promise<number | null> {
    if (!this.hasEnded()) await once(this.child, 'close');
    running.delete(this.child);
    return this.child.exitCode;
  }

  /** The process number of its PostgreSQL. */
  postmaster(): number {
    return readLockFile(clusterOf(this.dataDir)!)?.pid ?? 0;
  }

  async killPostgres(): Promise<void> {
    const pid = this.postmaster();
    signal(pid, 'SIGKILL');
    for (let waited = 0; isAlive(pid) && waited < 2000; waited += 10) await sleep(10);
  }

  demoFile(): DemoFile {
    return JSON.parse(readFileSync(join(this.dataDir, 'demo.json'), 'utf8')) as DemoFile;
  }

  /** Sends a request as the demo's billing user; objects go as JSON, strings as an interchange file. */
  async send<Body>(method: string, path: string, body?: object | string, role: DemoRole = 'billing', more = {}) {
    const answer = await this.fetch(method, path, body, role, more);
    const retryAfter = answer.headers.get('retry-after');
    return { status: answer.status, retryAfter, body: (await answer.json()) as Body } satisfies Answer<Body>;
  }

  /** The same, its answer not yet read; `more` are further headers, or others. */
  fetch(
    method: string,
    path: string,
    body?: object | string,
    role: DemoRole = 'billing',
    more = {},
  ): Promise<Response> {
    const type = typeof body === 'string' ? 'application/edi-x12' : 'application/json';
    return fetch(`http://127.0.0.1:${this.port}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.demoFile().tokens[role]![0]}`,
        ...(body === undefined ? {} : { 'content-type': type }),
        ...more,
      },
      body: typeof body === 'object' ? JSON.stringify(body) : body,
      signal: AbortSignal.timeout(ANSWER_PATIENCE_MS),
    });
  }

  /** Reads what must be there. */
  async read<Body>(path: string): Promise<Body> {
    const { status, body } = await this.send<Body>('GET', path);
    if (status !== 200) throw new Error(`GET ${path} was answered with ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  /** Uploads an interchange file; answers its job, which has only begun. */
  async upload(content: string): Promise<Job> {
    const { status, body } = await this.send<Job>('POST', '/rcm/x12-files', content);
    if (status !== 202) throw new Error(`The upload was answered with ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  /** The job, once it satisfies the condition; without one, once it has ended. */
  async job(id: string, isThere: (job: Job) => boolean = hasEnded): Promise<Job> {
    for (const deadline = Date.now() + JOB_PATIENCE_MS; ; await sleep(20)) {
      const job = await this.read<Job>(`/jobs/${id}`);
      if (isThere(job)) return job;
      if (hasEnded(job) || Date.now() > deadline) throw new Error(`The job stands at ${JSON.stringify(job)}`);
    }
  }

  /** Asks the database itself, past the server and row-level security. */
  query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const cluster = clusterOf(this.dataDir)!;
    const url = superuserUrl(readLockFile(cluster)!.port, readNote(cluster)!.superuserPassword);
    return withClient(urlFor(url, EMBEDDED_DATABASE), async (client) => {
      return (await client.query(sql, parameters)).rows as Row[];
    });
  }

  /** Waits until the demo company has its claims and remittances. */
  async filled(): Promise<void> {
    const files = "SELECT 1 FROM x12_files WHERE status = 'imported'";
    for (
      const deadline = Date.now() + JOB_PATIENCE_MS;
      (await this.query(files)).length < DEMO_FILES;
      await sleep(100)
    ) {
      if (Date.now() > deadline) throw new Error('The demo company is not filled');
    }
    await this.settled();
  }

  /** Waits until all that the demo and the test have queued has ended. */
  async settled(): Promise<void> {
    const open = "SELECT 1 FROM jobs WHERE status IN ('queued', 'running') LIMIT 1";
    for (const deadline = Date.now() + JOB_PATIENCE_MS; (await this.query(open)).length > 0; await sleep(50)) {
      if (Date.now() > deadline) throw new Error('There are jobs that do not end');
    }
  }
}

function hasEnded({ status }: Job): boolean {
  return status !== 'queued' && status !== 'running';
}

function clusterOf(dataDir: string): string | undefined {
  return knownCluster(join(dataDir, 'postgres'));
}

/** For `afterAll`: kills what still runs, whatever the tests came to, and removes the data. */
export async function endServers(): Promise<void> {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  for (const dataDir of dataDirectories) {
    const cluster = clusterOf(dataDir);
    if (cluster !== undefined) await stopServer(cluster);
    rmSync(dirname(dataDir), { recursive: true, force: true });
  }
  dataDirectories.clear();
}
