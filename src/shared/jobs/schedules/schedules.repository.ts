import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../database/page.js';
import { newId } from '../../database/new-id.js';
import { Store } from '../../database/store.js';
import { TenantRepository } from '../../database/tenant.repository.js';
import { tenantContext } from '../../tenancy/tenant-context.js';
import type { JobStatus } from '../job.entity.js';
import type { ListSchedulesQuery } from './schedule.dto.js';
import { Schedule } from './schedule.entity.js';

const LIST: ListContract = { list: 'schedules', filters: { kind: ['kind', 'equals'] }, sorts: ['key'] };

// Locked until the turn is over: whoever changes the schedule meanwhile waits, and ends this turn's message with his.
const DUE = `SELECT s.kind, s.params, s.every_seconds AS "everySeconds", (extract(epoch FROM s.next_run_at) * 1000)::bigint AS "dueMs",
    s.updated_by AS "updatedBy", j.status AS "lastStatus", c.status = 'active' AS "isActive"
  FROM schedules s
  JOIN companies c ON c.company_id = s.company_id
  LEFT JOIN jobs j ON j.company_id = s.company_id AND j.id = s.last_job_id
  WHERE s.company_id = $1 AND s.id = $2 AND s.turn_id = $3 AND s.is_enabled FOR UPDATE OF s`;
const TAKEN = `UPDATE schedules SET next_run_at = $3, turn_id = $4, last_run_at = $5, last_job_id = coalesce($6, last_job_id)
  WHERE company_id = $1 AND id = $2`;
const BEGIN = `INSERT INTO schedules (company_id, id, created_at, created_by, version, updated_at, updated_by,
    key, kind, params, every_seconds, is_enabled, next_run_at, turn_id)
  VALUES ($1, $2, $3, $4, 1, $3, $4, $5, $6, $7::jsonb, $8, true, $9, $10)
  ON CONFLICT (company_id, key) DO NOTHING RETURNING id`;

/** A schedule that is to be there. */
export interface FirstTurn {
  key: string;
  kind: string;
  params: Record<string, unknown>;
  everySeconds: number;
  nextRunAt: string;
  turnId: string;
}

/** A schedule whose turn it is. */
export interface DueSchedule {
  kind: string;
  params: Record<string, unknown>;
  everySeconds: number;
  /** When it was due, milliseconds of the epoch. */
  dueMs: number;
  updatedBy: string;
  /** How far its last job is, if there was one. */
  lastStatus: JobStatus | null;
  /** Whether the company may have anything done. */
  isActive: boolean;
}

/** How a turn ended. */
export interface TakenTurn {
  nextRunAt: string;
  turnId: string;
  lastRunAt: string;
  jobId: string | null;
}

@Injectable()
export class SchedulesRepository extends TenantRepository<Schedule> {
  constructor(store: Store) {
    super(store, Schedule);
  }

  list(query: ListSchedulesQuery): Promise<Page<Schedule>> {
    return this.page(LIST, query);
  }

  byKey(key: string): Promise<Schedule | null> {
    return this.findOne({ key });
  }

  /** The schedule, locked, if this turn is still its next one and it is enabled. */
  async due(id: string, turnId: string): Promise<DueSchedule | undefined> {
    return (await this.store.database.query<DueSchedule>(DUE, [id, turnId]))[0];
  }

  /** Notes the turn and what comes next, in the open unit; the version stays, because nobody changed the schedule. */
  async take(id: string, { nextRunAt, turnId, lastRunAt, jobId }: TakenTurn): Promise<void> {
    await this.store.database.query(TAKEN, [id, nextRunAt, turnId, lastRunAt, jobId]);
  }

  /** Stores a schedule, in the open unit; null when there is one of this key, also one that another unit just stores. */
  async begin(first: FirstTurn): Promise<string | null> {
    const { database, clock, units } = this.store;
    const { key, kind, params, everySeconds, nextRunAt, turnId } = first;
    const stamp = [newId(), clock.now(), tenantContext.actorId()];
    const facts = [key, kind, JSON.stringify(params), everySeconds, nextRunAt, turnId];
    const [made] = await database.query<{ id: string }>(BEGIN, [...stamp, ...facts]);
    if (made === undefined) return null;
    units.changed({ kind: 'insert', entity: 'schedules', id: made.id, after: { ...first } });
    return made.id;
  }
}
