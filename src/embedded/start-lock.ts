import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchFailure } from './launch-failure.js';
import { isAlive } from './postgres-process.js';

const PATIENCE_MS = 150_000;

/** Does the work while no other process does it; a lock left by a dead process is taken over. */
export async function withStartLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  for (const start = Date.now(); !take(file); await sleep(50)) {
    if (Date.now() - start > PATIENCE_MS) {
      throw new LaunchFailure('lock', `Another process has been starting the database for too long (${file}).`);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!isHeld(file)) rmSync(file, { force: true });
    return false;
  }
}

function isHeld(file: string): boolean {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    // An empty file is being written just now.
    return holder === 0 || (holder !== process.pid && isAlive(holder));
  } catch {
    // Given back in this moment: to remove the file now could remove the next holder's.
    return true;
  }
}
