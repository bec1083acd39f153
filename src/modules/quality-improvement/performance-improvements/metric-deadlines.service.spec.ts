import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { SchedulesService } from '../../../shared/jobs/schedules/schedules.service.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { MetricDeadlinesService } from './metric-deadlines.service.js';
import { PerformanceImprovementsRepository } from './performance-improvements.repository.js';

describe('MetricDeadlinesService', () => {
  const begin = jest.fn(async () => {});
  const closeOverdue = jest.fn(async () => 2);
  let service: MetricDeadlinesService;
  beforeEach(async () => {
    jest.clearAllMocks();
    const module = await Test.createTestingModule({
      providers: [
        MetricDeadlinesService,
        { provide: PerformanceImprovementsRepository, useValue: { closeOverdue } },
        { provide: SchedulesService, useValue: { begin } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
        { provide: CompanyDays, useValue: { today: async () => '2026-06-30' } },
      ],
    }).compile();
    service = module.get(MetricDeadlinesService);
  });

  it('are looked after daily from tomorrow on where a metric has a day', async () => {
    await service.keep({ targetOn: null });
    await service.keep({});
    expect(begin).not.toHaveBeenCalled();
    await service.keep({ targetOn: '2026-12-31' });
    expect(begin).toHaveBeenCalledWith(
      expect.objectContaining({ key: 'metric-deadlines', everySeconds: 86_400, startsAt: '2026-07-01T10:00:00.000Z' }),
    );
  });

  it('have passed with the day of the company', async () => {
    await expect(service.closeOverdue()).resolves.toBe(2);
    expect(closeOverdue).toHaveBeenCalledWith('2026-06-30');
  });
});
