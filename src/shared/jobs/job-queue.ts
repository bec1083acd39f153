import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import PgBoss from 'pg-boss';
import { DataSource, type QueryRunner } from 'typeorm';
import { tenantContext } from '../tenancy/tenant-context.js';
import { JOB_QUEUE } from './job-lifecycle.rules.js';

/** A message that was handed out. `turn` tells whether it is still this worker's: it grows each time it is. */
export interface QueueLease {
  id: string;
  turn: number;
  companyId: string;
}

/** A job's turn. */
export interface QueueMessage extends QueueLease {
  jobId: string;
}

/** A schedule's turn; void when the schedule has another one by now. */
export interface ScheduleMessage extends QueueLease {
  scheduleId: string;
  turnId: string;
}

type Work = { jobId: string } | { scheduleId: string; turnId: string };

const MINE = `name = '${JOB_QUEUE}' AND id = $1 AND state = 'active' AND retry_count = $2`;
// pg-boss takes a message for lost when `started_on` is longer ago than `expire_in`: moving it on keeps the lease.
const RENEW = `UPDATE pgboss.job SET started_on = now() WHERE ${MINE} RETURNING id`;
const RELEASE = `UPDATE pgboss.job SET state = 'retry', start_after = now() + $3 * interval '1 second' WHERE ${MINE}`;
const RECLAIM = `UPDATE pgboss.job SET state = 'retry', start_after = now()
  WHERE name = '${JOB_QUEUE}' AND state = 'active' AND started_on + expire_in < now() RETURNING id`;

/**
 * Whose turn it is: pg-boss' tables over the application's own connections. One queue for all companies, outside
 * row-level security; a message holds two ids and nothing else.
 */
@Injectable()
export class JobQueue {
  private readonly boss: PgBoss;
  private pokes = 0;
  private readonly waiting = new Set<() => void>();

  constructor(@InjectDataSource() private readonly source: DataSource) {
    const db = { executeSql: (text: string, values: unknown[]) => this.execute(text, values) };
    this.boss = new PgBoss({ db, migrate: false, supervise: false, schedule: false });
  }

  /** Throws when the queue's tables are not those of the installed pg-boss. */
  async check(): Promise<void> {
    await this.boss.start();
  }

  /** Queues the job in the open unit of work, and wakes the workers of this process once it is committed. */
  send(jobId: string): Promise<void> {
    return this.put({ jobId }, 0);
  }

  /** The same for the next turn of a schedule, to be handed out after `seconds`. */
  sendTurn({ scheduleId, turnId }: { scheduleId: string; turnId: string }, seconds: number): Promise<void> {
    return this.put({ scheduleId, turnId }, seconds);
  }

  private async put(work: Work, startAfter: number): Promise<void> {
    const { unit } = tenantContext.current();
    if (unit === undefined) throw new Error('Work is queued in the unit of work that made it');
    const { queryRunner } = unit.manager;
    const db = { executeSql: (text: string, values: unknown[]) => run(queryRunner!, text, values) };
    await this.boss.send(JOB_QUEUE, { companyId: tenantContext.companyId(), ...work }, { db, startAfter });
    if (startAfter === 0) unit.afterCommit.push(() => this.wake());
  }

  async fetch(): Promise<QueueMessage | ScheduleMessage | undefined> {
    const [job] = await this.boss.fetch<{ companyId: string } & Work>(JOB_QUEUE, { includeMetadata: true });
    return job && { id: job.id, turn: job.retryCount, ...job.data };
  }

  /** Keeps the lease; false when the message is no longer this worker's. */
  async renew(message: QueueLease): Promise<boolean> {
    const { rows } = await this.execute(RENEW, [message.id, message.turn]);
    return rows.length === 1;
  }

  /** Gives the message back, to be handed out again after `seconds`. */
  async release(message: QueueLease, seconds: number): Promise<void> {
    await this.execute(RELEASE, [message.id, message.turn, seconds]);
    if (seconds === 0) this.wake();
  }

  /** Done: the message goes, in the open unit of work if there is one. */
  async remove(message: QueueLease): Promise<void> {
    const runner = tenantContext.store()?.unit?.manager.queryRunner;
    const db = {
      executeSql: (text: string, values: unknown[]) =>
        runner ? run(runner, text, values) : this.execute(text, values),
    };
    await this.boss.deleteJob(JOB_QUEUE, message.id, { db });
  }

  /** Hands out again what dead workers held; answers how many. */
  async reclaim(): Promise<number> {
    const { rows } = await this.execute(RECLAIM, []);
    if (rows.length > 0) this.wake();
    return rows.length;
  }

  /** How often workers were woken so far; to be asked before `fetch` and given to `idle`. */
  get wakeCount(): number {
    return this.pokes;
  }

  /** Waits until the workers are woken, at most so long; not at all when they were since `wakeCount` was asked. */
  async idle(since: number, milliseconds: number): Promise<void> {
    if (this.pokes !== since) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(wakeUp, milliseconds);
      const { waiting } = this;
      function wakeUp(): void {
        clearTimeout(timer);
        waiting.delete(wakeUp);
        resolve();
      }
      waiting.add(wakeUp);
    });
  }

  wake(): void {
    this.pokes += 1;
    for (const wakeUp of [...this.waiting]) wakeUp();
  }

  private async execute(text: string, values: unknown[]): Promise<{ rows: Record<string, unknown>[] }> {
    const runner = this.source.createQueryRunner();
    try {
      return await run(runner, text, values);
    } finally {
      await runner.release();
    }
  }
}

async function run(runner: QueryRunner, text: string, values: unknown[]): Promise<{ rows: Record<string, unknown>[] }> {
  const result = await runner.query(text, values, true);
  return { rows: result.records };
}
