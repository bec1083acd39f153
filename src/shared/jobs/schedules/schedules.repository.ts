import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../database/page.js';
import { Store } from '../../database/store.js';
import { TenantRepository } from '../../database/tenant.repository.js';
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
}
