import { Injectable } from '@nestjs/common';
import type { Page } from '../../../shared/database/page.js';
import { addDays } from '../../../shared/domain/day.rules.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import type { ListRegisterDeadlinesQuery, RegisterDeadline } from './register-deadline.dto.js';
import { RegisterDeadlinesRepository } from './register-deadlines.repository.js';

const DAYS_AHEAD = 30;

/** What falls due in the registers, and what is overdue. */
@Injectable()
export class RegisterDeadlinesService {
  constructor(
    private readonly deadlines: RegisterDeadlinesRepository,
    private readonly calendar: CompanyCalendar,
  ) {}

  async list(query: ListRegisterDeadlinesQuery): Promise<Page<RegisterDeadline>> {
    const today = await this.calendar.today();
    return this.deadlines.list({ ...query, dueBy: query.dueBy ?? addDays(today, DAYS_AHEAD) }, today);
  }
}
