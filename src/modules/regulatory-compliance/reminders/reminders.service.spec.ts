import { Test } from '@nestjs/testing';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { RequirementPlanner } from '../requirements/requirement-planner.service.js';
import { RemindersRepository } from './reminders.repository.js';
import { RemindersService } from './reminders.service.js';

describe('RemindersService', () => {
  const acts: unknown[] = [];
  let service: RemindersService;
  beforeEach(async () => {
    acts.length = 0;
    const reminders = {
      list: async (...asked: unknown[]) => void acts.push(asked),
      all: async (...asked: unknown[]) => void acts.push(asked),
    };
    const module = await Test.createTestingModule({
      providers: [
        RemindersService,
        { provide: RemindersRepository, useValue: reminders },
        { provide: CompanyCalendar, useValue: { today: async () => '2028-01-31' } },
        { provide: RequirementPlanner, useValue: { ensure: async (day: string) => void acts.push(`plan ${day}`) } },
      ],
    }).compile();
    service = module.get(RemindersService);
  });

  it.each([
    [{}, '2028-03-01'],
    [{ daysAhead: 0 }, '2028-01-31'],
    [{ daysAhead: 366 }, '2029-01-31'],
  ])('lists, asked for with %j, what falls due by %s, once periods are laid out', async (query, until) => {
    await service.list(query);
    expect(acts).toEqual(['plan 2028-01-31', [query, { today: '2028-01-31', until }]]);
  });

  it('puts a year into a calendar, not more than it can hold, and writes nothing: nobody is signed in', async () => {
    await service.forCalendar();
    expect(acts).toEqual([[{ today: '2028-01-31', until: '2029-01-31' }, 5000]]);
  });
});
