import { Injectable } from '@nestjs/common';
import { newId } from '../../database/new-id.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { tenantContext, type TenantStore } from '../../tenancy/tenant-context.js';
import { Clock } from '../../time/clock.js';
import { ENDED } from '../job.entity.js';
import { JobQueue, type ScheduleMessage } from '../job-queue.js';
import { JobsService } from '../jobs.service.js';
import { nextTurnMs, secondsUntil } from './schedule.rules.js';
import { type DueSchedule, SchedulesRepository } from './schedules.repository.js';

/** Takes a turn of a schedule: queues its job and the next turn, and removes this one, in one transaction. */
@Injectable()
export class ScheduleRunner {
  constructor(
    private readonly queue: JobQueue,
    private readonly schedules: SchedulesRepository,
    private readonly jobs: JobsService,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  run(message: ScheduleMessage): Promise<void> {
    const { companyId, scheduleId, turnId } = message;
    const store: TenantStore = { requestId: turnId, companyId, actorKind: 'job', action: 'runSchedule' };
    return tenantContext.run(store, () =>
      this.units.run(async () => {
        const schedule = await this.schedules.due(scheduleId, turnId);
        if (schedule !== undefined) await this.take(scheduleId, schedule);
        await this.queue.remove(message);
      }),
    );
  }

  private async take(scheduleId: string, schedule: DueSchedule): Promise<void> {
    // Who set the schedule up is who has it done.
    tenantContext.current().actorId = schedule.updatedBy;
    const { kind, params, everySeconds } = schedule;
    const job = isFree(schedule) ? await this.jobs.enqueue({ kind, params }) : null;
    const lastRunAt = this.clock.now();
    const nowMs = Date.parse(lastRunAt);
    const nextMs = nextTurnMs(schedule.dueMs, everySeconds, nowMs);
    const turnId = newId();
    const nextRunAt = new Date(nextMs).toISOString();
    await this.schedules.take(scheduleId, { nextRunAt, turnId, lastRunAt, jobId: job?.id ?? null });
    await this.queue.sendTurn({ scheduleId, turnId }, secondsUntil(nextMs, nowMs));
  }
}

/** A run that is still under way is not overtaken, and a suspended company has nothing done. */
function isFree({ isActive, lastStatus }: DueSchedule): boolean {
  return isActive && (lastStatus === null || ENDED.includes(lastStatus));
}
