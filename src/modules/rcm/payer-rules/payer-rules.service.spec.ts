import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { PayersRepository } from '../payers/payers.repository.js';
import { PayerDeadlinesService } from './payer-deadlines.service.js';
import { PayerRulesRepository } from './payer-rules.repository.js';
import { PayerRulesService } from './payer-rules.service.js';

const rule = {
  id: 'r1',
  payerId: 'p1',
  kind: 'appeal_level_1',
  planName: null,
  limitCount: 180,
  limitUnit: 'days',
  clockStart: 'notice_date',
  receiptPresumedDays: 0,
  effectiveFromOn: '2026-01-01',
  effectiveToOn: null,
};

describe('the payer rules service', () => {
  let service: PayerRulesService;
  let acts: unknown[];
  let type: string;
  beforeEach(async () => {
    acts = [];
    type = 'medicare';
    const rules = {
      get: async () => rule,
      ofPayer: async () => [rule],
      lockPayer: async (id: string) => void acts.push(['lock', id]),
      insert: async (facts: object) => (acts.push(['insert', facts]), facts),
      update: async (...change: unknown[]) => (acts.push(['update', ...change]), rule),
    };
    const module = await Test.createTestingModule({
      providers: [
        PayerRulesService,
        { provide: PayerRulesRepository, useValue: rules },
        { provide: PayersRepository, useValue: { byId: async (id: string) => (id === 'p1' ? { type } : null) } },
        { provide: PayerDeadlinesService, useValue: { renew: async (id: string) => acts.push(['renew', id]) } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
      ],
    }).compile();
    service = module.get(PayerRulesService);
  });

  it('locks the payer before it looks for overlaps', async () => {
    await expect(service.add({ ...rule } as never)).rejects.toThrow('PAYER_RULE_OVERLAPS');
    await service.add({ ...rule, kind: 'appeal_level_2' } as never);
    expect(acts).toEqual([
      ['lock', 'p1'],
      ['lock', 'p1'],
      ['insert', expect.objectContaining({ kind: 'appeal_level_2' })],
      ['renew', 'p1'],
    ]);
  });

  it('holds a changed rule against the others, not against itself', async () => {
    await service.update('r1', 3, { limitCount: 90 } as never);
    expect(acts.slice(-2)).toEqual([
      ['update', 'r1', 3, { limitCount: 90 }],
      ['renew', 'p1'],
    ]);
    await expect(service.update('r1', 3, { effectiveToOn: '2025-01-01' } as never)).rejects.toThrow('VALIDATION');
  });

  it('installs the examples that are missing, for Medicare only', async () => {
    expect(await service.installExamples('p1')).toHaveLength(7);
    type = 'commercial';
    await expect(service.installExamples('p1')).rejects.toThrow('NO_EXAMPLE_RULES');
    await expect(service.installExamples('p2')).rejects.toThrow('REFERENCE_NOT_FOUND');
  });
});
