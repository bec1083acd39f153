import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import type { AsOfQuery } from '../requirements/requirement.dto.js';
import { FINDING_SEVERITIES } from './finding.codes.js';
import type { FindingDeadlines, SetFindingDeadlineDto } from './finding.dto.js';
import type { FindingDeadline } from './finding-deadline.entity.js';
import { deadlineDays } from './finding-deadline.rules.js';
import { FindingDeadlinesRepository } from './finding-deadlines.repository.js';

/** How long findings may stay open. What was opened before a setting keeps its due day. */
@Injectable()
export class FindingDeadlinesService {
  constructor(
    private readonly deadlines: FindingDeadlinesRepository,
    private readonly calendar: CompanyCalendar,
  ) {}

  async read(query: AsOfQuery): Promise<FindingDeadlines> {
    const asOf = await this.calendar.asOf(query.asOf);
    const settings = (await this.deadlines.all()).filter(({ createdAt }) => createdAt < asOf.before);
    const inForce = [...FINDING_SEVERITIES].map((severity) => ({
      severity,
      days: deadlineDays(settings, severity, asOf.day),
    }));
    return { inForce, settings };
  }

  async set({ severity, days, appliesFrom }: SetFindingDeadlineDto): Promise<FindingDeadline> {
    const today = await this.calendar.today();
    if (appliesFrom !== undefined && appliesFrom < today) {
      const message = 'a deadline applies from today at the earliest';
      throw new DomainError('VALIDATION_FAILED', [{ code: 'BACKDATED', message, pointer: '/appliesFrom' }]);
    }
    return this.deadlines.insert({ severity, days, appliesFrom: appliesFrom ?? today });
  }
}
