import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { TrainingCoursesRepository } from './training-courses.repository.js';
import { TrainingDutiesRepository } from './training-duties.repository.js';
import { TrainingRecordsRepository } from './training-records.repository.js';
import { TrainingsService } from './trainings.service.js';

describe('RC registers trainings: the service', () => {
  const insert = jest.fn(async (row: object) => row);
  const updateIf = jest.fn(async (_id: string, _expected: object, facts: object) => facts);
  const list = jest.fn(async () => ({ items: [], nextCursor: null }));
  let service: TrainingsService;
  beforeEach(async () => {
    jest.clearAllMocks();
    const allOf = async ([id]: string[]): Promise<object[]> => (id === 'c' ? [{ validMonths: 12 }] : []);
    const module = await Test.createTestingModule({
      providers: [
        TrainingsService,
        { provide: TrainingCoursesRepository, useValue: { insert, allOf } },
        { provide: TrainingRecordsRepository, useValue: { insert, updateIf } },
        { provide: TrainingDutiesRepository, useValue: { list } },
        { provide: CompanyCalendar, useValue: { today: async () => '2026-06-30' } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
        { provide: Clock, useValue: { now: () => '2026-06-30T12:00:00.000Z' } },
      ],
    }).compile();
    service = module.get(TrainingsService);
  });

  it('lets a training count as long as its course says', async () => {
    const record = (facts: object): Promise<unknown> =>
      service.record({ courseId: 'c', userId: 'u', ...facts } as never);
    await expect(record({ completedOn: '2026-06-30' })).resolves.toMatchObject({ validUntil: '2027-06-30' });
    await expect(record({ completedOn: '2026-07-01' })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    await expect(record({ courseId: 'x' })).rejects.toMatchObject({ code: 'REFERENCE_NOT_FOUND' });
  });

  it('voids once, with the instant and the reason', async () => {
    await service.void('t', 'Wrong person');
    const voided = { voidedAt: '2026-06-30T12:00:00.000Z', voidReason: 'Wrong person' };
    expect(updateIf).toHaveBeenCalledWith('t', { voidedAt: null }, voided);
  });

  it('asks for the duties of today', async () => {
    await service.listDuties({ state: 'overdue' });
    expect(list).toHaveBeenCalledWith({ state: 'overdue' }, '2026-06-30');
  });
});
