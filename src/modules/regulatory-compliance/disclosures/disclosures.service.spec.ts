import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { DisclosuresRepository } from './disclosures.repository.js';
import { DisclosuresService } from './disclosures.service.js';

describe('RC registers disclosures: the service', () => {
  it('accounts for what is not exempt, over the days of the rule', async () => {
    const asked: unknown[] = [];
    const days = { disclosedOn: '2024-01-05', lastOn: null };
    const found = [
      { purpose: 'research_without_authorization', ...days },
      { purpose: 'authorization', ...days },
      { purpose: 'public_health', disclosedOn: '2018-02-27', lastOn: null },
    ];
    const ofIndividual = async (...given: unknown[]): Promise<object[]> => {
      asked.push(...given);
      return found;
    };
    const module = await Test.createTestingModule({
      providers: [
        DisclosuresService,
        { provide: DisclosuresRepository, useValue: { ofIndividual } },
        { provide: CompanyCalendar, useValue: { today: async () => '2024-02-29' } },
        { provide: UnitOfWork, useValue: {} },
        { provide: Clock, useValue: {} },
      ],
    }).compile();
    const person = { patientId: 'p', patientName: null };
    const accounting = await module.get(DisclosuresService).account(person);
    expect(accounting).toEqual({ fromOn: '2018-02-28', toOn: '2024-02-29', items: [found[0]], exempt: 1 });
    expect(asked).toEqual([person, '2024-02-29']);
    const reversed = { ...person, fromOn: '2024-02-01', toOn: '2024-01-31' };
    for (const span of [reversed, { ...person, fromOn: '2024-03-01' }])
      await expect(module.get(DisclosuresService).account(span)).rejects.toMatchObject({
        problems: [{ code: 'PERIOD_REVERSED', pointer: '/fromOn' }],
      });
    await expect(module.get(DisclosuresService).account({ patientId: null, patientName: null })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
  });
});
