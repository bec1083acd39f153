import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { newId } from '../../database/new-id.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../time/clock.js';
import { JobQueue } from '../job-queue.js';
import { secondsUntil } from './schedule.rules.js';
import type { Schedule } from './schedule.entity.js';
import { SchedulesRepository } from './schedules.repository.js';

/** What is to come again. `params` are ids and options, never protected health information. */
export interface WantedSchedule {
  /** Unique in the company, e.g. `reminders` or `transport/<id>`. */
  key: string;
  /** Kind of the job, whose handler is registered with JobHandlers. */
  kind: string;
  params: Record<string, unknown>;
  everySeconds: number;
  isEnabled: boolean;
  /** RFC 3339, UTC: the first turn, and with it the grid of the later ones. At once when it is not said. */
  startsAt?: string;
}

type LastingSchedule = Omit<WantedSchedule, 'isEnabled' | 'startsAt'> & Required<Pick<WantedSchedule, 'startsAt'>>;

/**
 * Schedules live in the database, and each has exactly one valid message in the queue: whichever process takes it
 * queues the job and sends the message of the next turn, all in one transaction. A killed process loses no turn, and
 * no two processes take the same one.
 */
@Injectable()
export class SchedulesService {
  constructor(
    private readonly schedules: SchedulesRepository,
    private readonly queue: JobQueue,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Makes the schedule of this key what is wanted, in the caller's unit of work; the same again changes nothing. */
  ensure(wanted: WantedSchedule): Promise<Schedule> {
    return this.units.run(async () => {
      const before = await this.schedules.byKey(wanted.key);
      if (before !== null && isAlready(before, wanted)) return before;
      const { key, kind, params, everySeconds, isEnabled } = wanted;
      const now = this.clock.now();
      const turn = { nextRunAt: wanted.startsAt ?? now, turnId: newId() };
      const facts = { key, kind, params, everySeconds, isEnabled, ...turn };
      const schedule =
        before === null
          ? await this.schedules.insert({ ...facts, lastRunAt: null, lastJobId: null })
          : await this.schedules.update(before.id, before.version, facts);
      const delay = secondsUntil(Date.parse(turn.nextRunAt), Date.parse(now));
      if (isEnabled) await this.queue.sendTurn({ scheduleId: schedule.id, turnId: turn.turnId }, delay);
      return schedule;
    });
  }

  /** Begins a schedule that does not change afterwards; many at once begin one, and one that is there stays as it is. */
  begin({ startsAt, ...wanted }: LastingSchedule): Promise<void> {
    return this.units.run(async () => {
      if ((await this.schedules.byKey(wanted.key)) !== null) return;
      const turnId = newId();
      const scheduleId = await this.schedules.begin({ ...wanted, nextRunAt: startsAt, turnId });
      if (scheduleId === null) return;
      await this.queue.sendTurn(
        { scheduleId, turnId },
        secondsUntil(Date.parse(startsAt), Date.parse(this.clock.now())),
      );
    });
  }

  /** Stops the schedule of this key, if there is one. */
  async stop(key: string): Promise<void> {
    await this.units.run(async () => {
      const schedule = await this.schedules.byKey(key);
      if (schedule !== null && schedule.isEnabled) {
        await this.schedules.update(schedule.id, schedule.version, { isEnabled: false, turnId: newId() });
      }
    });
  }
}

function isAlready(schedule: Schedule, { kind, params, everySeconds, isEnabled, startsAt }: WantedSchedule): boolean {
  const { kind: hasKind, everySeconds: hasSeconds, params: hasParams } = schedule;
  const isSame = isDeepStrictEqual([hasKind, hasSeconds, hasParams], [kind, everySeconds, params]);
  return isSame && schedule.isEnabled === isEnabled && (startsAt === undefined || startsAt === schedule.nextRunAt);
}
