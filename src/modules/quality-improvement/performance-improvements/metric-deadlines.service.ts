import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { addDays } from '../../../shared/domain/day.rules.js';
import { SchedulesService } from '../../../shared/jobs/schedules/schedules.service.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { PerformanceImprovementsRepository } from './performance-improvements.repository.js';

export const METRIC_DEADLINE_RUN = 'metric-deadline-run';
const DEADLINES = { key: 'metric-deadlines', kind: METRIC_DEADLINE_RUN, params: {}, everySeconds: 86_400 };

/** Days by which metrics are to be met: once a day those that have passed are seen without anybody's doing. */
@Injectable()
export class MetricDeadlinesService {
  constructor(
    private readonly metrics: PerformanceImprovementsRepository,
    private readonly schedules: SchedulesService,
    private readonly units: UnitOfWork,
    private readonly days: CompanyDays,
  ) {}

  /** Has the company's deadlines looked after from tomorrow on; in the caller's unit, nothing where it is so already. */
  async keep({ targetOn }: { targetOn?: string | null }): Promise<void> {
    if (!targetOn) return;
    // At ten the day has begun in every zone from Hawaii to the east.
    await this.schedules.begin({ ...DEADLINES, startsAt: `${addDays(await this.days.today(), 1)}T10:00:00.000Z` });
  }

  /** Closes as missed what is active past its day; its points were asked when they came. Answers how many. */
  closeOverdue(): Promise<number> {
    return this.units.run(async () => this.metrics.closeOverdue(await this.days.today()));
  }
}
