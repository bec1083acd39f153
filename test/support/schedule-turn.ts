import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../../src/shared/database/new-id.js';
import { hasEnded, JobsRepository } from '../../src/shared/jobs/jobs.repository.js';
import type { Job } from '../../src/shared/jobs/job.entity.js';
import { ScheduleRunner } from '../../src/shared/jobs/schedules/schedule-runner.js';
import type { Schedule } from '../../src/shared/jobs/schedules/schedule.entity.js';
import { SchedulesRepository } from '../../src/shared/jobs/schedules/schedules.repository.js';
import { tenantContext } from '../../src/shared/tenancy/tenant-context.js';
import type { TestApi } from './api.js';

const PATIENCE_MS = 20_000;

/** Takes the next turn of a schedule now, as a worker does when its hour has come; answers both when the job has ended. */
export async function takeTurn(
  { app }: TestApi,
  companyId: string,
  key: string,
): Promise<{ job: Job; schedule: Schedule }> {
  const store = { requestId: newId(), companyId, actorId: newId(), actorKind: 'job', action: 'test' } as const;
  const inside = <T>(act: () => Promise<T>): Promise<T> => tenantContext.run(store, act);
  const scheduleOf = () => inside(async () => (await app.get(SchedulesRepository).byKey(key))!);
  const { id: scheduleId, turnId } = await scheduleOf();
  await app.get(ScheduleRunner).run({ id: newId(), turn: 0, companyId, scheduleId, turnId });
  const { lastJobId } = await scheduleOf();
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(20)) {
    const job = await inside(() => app.get(JobsRepository).get(lastJobId!));
    if (hasEnded(job.status)) return { job, schedule: await scheduleOf() };
  }
  throw new Error(`The job of ${key} does not end`);
}
