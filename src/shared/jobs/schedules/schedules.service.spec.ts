import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../time/clock.js';
import { JobQueue } from '../job-queue.js';
import { SchedulesRepository } from './schedules.repository.js';
import { SchedulesService } from './schedules.service.js';

const NOW = '2026-08-01T00:00:00.000Z';
const wanted = { key: 'reminders', kind: 'remind', params: { days: 3 }, everySeconds: 60, isEnabled: true };

describe('SchedulesService', () => {
  let stored: object | null;
  const schedules = {
    byKey: async () => stored,
    insert: jest.fn(async (facts: object) => ({ id: 's', version: 1, ...facts })),
    begin: jest.fn<() => Promise<string | null>>(async () => 's'),
    update: jest.fn(async (_id: string, _version: number, facts: object) => ({ id: 's', ...facts })),
  };
  const queue = { sendTurn: jest.fn(async (_turn: object, _seconds: number) => {}) };
  let service: SchedulesService;

  beforeEach(async () => {
    jest.clearAllMocks();
    stored = null;
    const module = await Test.createTestingModule({
      providers: [
        SchedulesService,
        { provide: SchedulesRepository, useValue: schedules },
        { provide: JobQueue, useValue: queue },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
        { provide: Clock, useValue: { now: () => NOW } },
      ],
    }).compile();
    service = module.get(SchedulesService);
  });

  it.each([
    ['at once', undefined, 0],
    ['when it is to start', '2026-08-01T08:00:00.000Z', 28_800],
  ])('sends the first turn %s', async (_what, startsAt, seconds) => {
    await service.ensure(startsAt === undefined ? wanted : { ...wanted, startsAt });
    expect(queue.sendTurn.mock.calls[0]![1]).toBe(seconds);
  });

  it('changes nothing when it is so already', async () => {
    stored = { id: 's', version: 1, ...wanted };
    expect(await service.ensure(wanted)).toBe(stored);
    expect([schedules.update.mock.calls.length, queue.sendTurn.mock.calls.length]).toEqual([0, 0]);
  });

  it('voids the turn that waits when it is changed or stopped', async () => {
    stored = { id: 's', version: 1, turnId: 'old', ...wanted };
    await service.ensure({ ...wanted, everySeconds: 30 });
    await service.stop('reminders');
    for (const [, , facts] of schedules.update.mock.calls) {
      expect((facts as { turnId: string }).turnId).not.toBe('old');
    }
    expect(queue.sendTurn).toHaveBeenCalledTimes(1);
  });

  it('begins a lasting one once: not when it is there, nor when another began it meanwhile', async () => {
    const { isEnabled: _, ...lasting } = { ...wanted, startsAt: '2026-08-01T08:00:00.000Z' };
    await service.begin(lasting);
    expect(queue.sendTurn.mock.calls).toEqual([[{ scheduleId: 's', turnId: expect.any(String) }, 28_800]]);
    schedules.begin.mockResolvedValueOnce(null);
    await service.begin(lasting);
    stored = { id: 's', version: 1, ...wanted };
    await service.begin(lasting);
    expect([schedules.begin.mock.calls.length, queue.sendTurn.mock.calls.length]).toEqual([2, 1]);
  });

  it('sends no turn of a schedule that is not enabled', async () => {
    await service.ensure({ ...wanted, isEnabled: false });
    expect(queue.sendTurn).not.toHaveBeenCalled();
  });
});
