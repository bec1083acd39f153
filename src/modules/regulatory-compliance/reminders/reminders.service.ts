import { Injectable } from '@nestjs/common';
import type { Page } from '../../../shared/database/page.js';
import { addDays } from '../../../shared/domain/day.rules.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { RequirementPlanner } from '../requirements/requirement-planner.service.js';
import { DEFAULT_DAYS_AHEAD, type ListRemindersQuery, type Reminder } from './reminder.dto.js';
import { RemindersRepository } from './reminders.repository.js';

/** A calendar holds what falls due within a year, and not more than this. */
const CALENDAR_DAYS = 366;
const MOST_EVENTS = 5000;

/** What falls due, and what is overdue, across the module. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly reminders: RemindersRepository,
    private readonly calendar: CompanyCalendar,
    private readonly planner: RequirementPlanner,
  ) {}

  async list(query: ListRemindersQuery): Promise<Page<Reminder>> {
    const today = await this.calendar.today();
    await this.planner.ensure(today);
    const until = addDays(today, query.daysAhead ?? DEFAULT_DAYS_AHEAD);
    return this.reminders.list(query, { today, until });
  }

  /** Everything of a calendar. */
  async forCalendar(): Promise<Reminder[]> {
    const today = await this.calendar.today();
    return this.reminders.all({ today, until: addDays(today, CALENDAR_DAYS) }, MOST_EVENTS);
  }
}
