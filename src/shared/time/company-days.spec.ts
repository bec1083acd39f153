import { Test } from '@nestjs/testing';
import { Database } from '../database/database.js';
import { Clock } from './clock.js';
import { CompanyDays } from './company-days.js';

class EveningInTheWest extends Clock {
  override now(): string {
    return '2026-11-26T03:30:00.000Z';
  }
}

describe('the days of a company', () => {
  it.each([
    { timeZone: 'UTC', today: '2026-11-26' },
    { timeZone: 'America/New_York', today: '2026-11-25' },
    { timeZone: 'Pacific/Guam', today: '2026-11-26' },
    { timeZone: 'Pacific/Honolulu', today: '2026-11-25' },
  ])('are those of $timeZone', async ({ timeZone, today }) => {
    const module = await Test.createTestingModule({
      providers: [
        CompanyDays,
        { provide: Database, useValue: { query: async () => [{ timeZone }] } },
        { provide: Clock, useClass: EveningInTheWest },
      ],
    }).compile();
    await expect(module.get(CompanyDays).today()).resolves.toBe(today);
  });
});
