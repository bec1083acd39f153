import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { ResolvedDatabase } from '../../src/embedded/resolve-database.js';
import { testFolder } from './test-database.js';

/** The launcher in a process of its own, so that a test can kill it. */
export interface Launched {
  child: ChildProcess;
  /** What it told its user before it was ready. */
  said: string[];
  database: ResolvedDatabase;
}

interface Line {
  log?: string;
  ready?: ResolvedDatabase;
  failure?: { reason: string; message: string };
}

const running = new Set<ChildProcess>();

/** Starts the built launcher and waits until its database is ready; throws what it says when it fails. */
export async function launch(dataDir: string, options: { uid?: number; port?: number } = {}): Promise<Launched> {
  const account = options.uid === undefined ? {} : { uid: options.uid, gid: options.uid };
  const args = [resolve('test/setup/launch.mjs'), resolve('dist'), dataDir, String(options.port ?? '')];
  const child = spawn(process.execPath, args, { ...account, stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  const said: string[] = [];
  for await (const text of createInterface({ input: child.stdout })) {
    const { log, ready, failure } = JSON.parse(text) as Line;
    if (log !== undefined) said.push(log);
    if (failure) throw new Error(`${failure.reason}: ${failure.message}`);
    if (ready) return { child, said, database: ready };
  }
  throw new Error('The launcher ended without a word.');
}

/** Ends the launcher's process: SIGTERM cleanly, SIGKILL not. */
export async function end({ child }: { child: ChildProcess }, signal: NodeJS.Signals): Promise<void> {
  running.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

export async function endAll(): Promise<void> {
  for (const child of running) await end({ child }, 'SIGTERM');
}

/** A data directory that does not exist yet, in a folder that everybody can walk through. */
export function newDataDirectory(): string {
  const folder = mkdtempSync(join(testFolder(), 'launcher-'));
  chmodSync(folder, 0o755);
  return join(folder, '.data');
}
