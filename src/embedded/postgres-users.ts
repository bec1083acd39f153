import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './postgres-process.js';

/**
 * The processes that use the embedded server, one small file each: the last one to leave stops it. So a command beside
 * a running server does not take the database away, and an orphan left by kill -9 is stopped by whoever adopted it.
 */
export class PostgresUsers {
  private readonly folder: string;
  private readonly own: string;

  constructor(directory: string) {
    this.folder = `${directory}.users`;
    this.own = join(this.folder, String(process.pid));
  }

  join(): void {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    writeFileSync(this.own, startOf(process.pid));
  }

  leave(): void {
    rmSync(this.own, { force: true });
  }

  /** Whether another living process uses the server; the marks of dead ones are removed. */
  hasOthers(): boolean {
    if (!existsSync(this.folder)) return false;
    const others = readdirSync(this.folder).filter((name) => Number(name) !== process.pid);
    const living = others.filter((name) => this.lives(name));
    for (const name of others) if (!living.includes(name)) rmSync(join(this.folder, name), { force: true });
    return living.length > 0;
  }

  private lives(name: string): boolean {
    if (!isAlive(Number(name))) return false;
    try {
      return readFileSync(join(this.folder, name), 'utf8') === startOf(Number(name));
    } catch {
      return false;
    }
  }
}

/** Tells a process from a later one with the same number (Linux; elsewhere the number has to do). */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
