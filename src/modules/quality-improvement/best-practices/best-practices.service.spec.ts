import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { BestPracticesRepository } from './best-practices.repository.js';
import { BestPracticesService } from './best-practices.service.js';

describe('BestPracticesService', () => {
  const update = jest.fn((_id: string, _version: number, facts: object) => Promise.resolve(facts));
  const note = jest.fn();
  let found = { status: 'pilot', adoptedOn: null as string | null };
  let service: BestPracticesService;
  beforeEach(async () => {
    jest.clearAllMocks();
    const module = await Test.createTestingModule({
      providers: [
        BestPracticesService,
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work(), note } },
        { provide: CompanyDays, useValue: { today: async () => '2026-06-30' } },
        { provide: BestPracticesRepository, useValue: { get: () => Promise.resolve(found), update } },
      ],
    }).compile();
    service = module.get(BestPracticesService);
  });

  it('stamps the first adoption and leaves the reason in the audit trail', async () => {
    await service.move('b1', 2, { status: 'adopted', reason: 'Works' });
    expect(update).toHaveBeenCalledWith('b1', 2, { status: 'adopted', adoptedOn: '2026-06-30' });
    expect(note).toHaveBeenCalledWith({ reason: 'Works' });
  });

  it('refuses what the table does not know', async () => {
    found = { status: 'proposed', adoptedOn: null };
    await expect(service.move('b1', 2, { status: 'adopted', reason: null })).rejects.toMatchObject({
      code: 'STATE_FORBIDS',
    });
    expect(update).not.toHaveBeenCalled();
  });
});
