import { readdirSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { roleProblemsOf } from './role.js';

/** Why the server takes no requests. */
export type Unreadiness = 'stopping' | 'database' | 'migrations' | 'role';

const ANSWER_MS = 2_000;
const CHECKED_AGAIN_MS = 30_000;

/** Whether this instance should be sent requests: database there, migrations current, role right, not stopping. */
@Injectable()
export class Readiness {
  private isStopping = false;
  private schemaGoodUntil = 0;
  private asked: Promise<Unreadiness | undefined> | undefined;

  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** From now on "not ready": a load balancer stops sending. */
  stop(): void {
    this.isStopping = true;
  }

  async problem(): Promise<Unreadiness | undefined> {
    if (this.isStopping) return 'stopping';
    const late = new Promise<'database'>((resolve) => setTimeout(resolve, ANSWER_MS, 'database').unref());
    // Anybody may ask: many at once are one question to the database.
    this.asked ??= this.databaseProblem().finally(() => (this.asked = undefined));
    return Promise.race([this.asked, late]);
  }

  private async databaseProblem(): Promise<Unreadiness | undefined> {
    try {
      if (Date.now() < this.schemaGoodUntil) {
        await this.source.query('SELECT 1');
        return undefined;
      }
      if (!(await this.isMigrated())) return 'migrations';
      if ((await roleProblemsOf(this.source)).length > 0) return 'role';
      this.schemaGoodUntil = Date.now() + CHECKED_AGAIN_MS;
      return undefined;
    } catch {
      return 'database';
    }
  }

  // A database that is ahead is fine: during a rolling update the new instance migrates first.
  private async isMigrated(): Promise<boolean> {
    const rows: { timestamp: string | number }[] = await this.source.query('SELECT timestamp FROM migrations');
    const done = new Set(rows.map((row) => Number(row.timestamp)));
    return knownMigrations().every((timestamp) => done.has(timestamp));
  }
}

/** Timestamps in the file names of the one migrations folder. */
function knownMigrations(): number[] {
  const files = readdirSync(new URL('../../migrations/', import.meta.url));
  return files.filter((file) => /^\d+-.*\.migration\.(js|ts)$/.test(file)).map((file) => Number(file.split('-')[0]));
}
