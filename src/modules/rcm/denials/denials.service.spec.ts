import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { DenialNotesRepository } from './denial-notes.repository.js';
import { DenialsRepository } from './denials.repository.js';
import { DenialsService } from './denials.service.js';

describe('the denials service', () => {
  let service: DenialsService;
  let acts: unknown[];
  let denial: { version: number; status: string; dueOn: string | null };
  beforeEach(async () => {
    acts = [];
    denial = { version: 2, status: 'open', dueOn: '2026-09-01' };
    const denials = {
      get: async () => denial,
      read: async () => denial,
      update: async (...change: unknown[]) => void acts.push(change),
    };
    const module = await Test.createTestingModule({
      providers: [
        DenialsService,
        { provide: DenialsRepository, useValue: denials },
        { provide: DenialNotesRepository, useValue: { insert: async (note: object) => (acts.push(note), note) } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
        { provide: CompanyDays, useValue: { today: async () => '2026-08-10' } },
      ],
    }).compile();
    service = module.get(DenialsService);
  });

  it('snoozes to a day up to the deadline', async () => {
    await service.snooze('d', 2, '2026-09-01');
    expect(acts).toEqual([['d', 2, { workableFromOn: '2026-09-01' }]]);
    await expect(service.snooze('d', 2, '2026-09-02')).rejects.toThrow('VALIDATION_FAILED');
    await expect(service.snooze('d', 2, '2026-08-10')).rejects.toThrow('VALIDATION_FAILED');
  });

  it('closes what is open and reopens what is closed, under the version that was read', async () => {
    await service.close('d', 2, { reason: 'rebilled', note: 'New claim went out' });
    expect(acts).toEqual([
      ['d', 2, { status: 'closed', closeReason: 'rebilled' }],
      { denialId: 'd', note: 'New claim went out' },
    ]);
    await expect(service.reopen('d', 2)).rejects.toThrow('STATE_FORBIDS');
    await expect(service.assign('d', 1, null)).rejects.toThrow('VERSION_STALE');
    denial.status = 'closed';
    await expect(service.assign('d', 2, null)).rejects.toThrow('STATE_FORBIDS');
    await service.reopen('d', 2);
    expect(acts.at(-1)).toEqual([
      'd',
      2,
      { status: 'open', closeReason: null, resolvedById: null, workableFromOn: '2026-08-10' },
    ]);
  });
});
