import { Test } from '@nestjs/testing';
import { AdjustmentCodesRepository } from '../adjustment-codes/adjustment-codes.repository.js';
import { SHIPPED_BOOK } from '../adjustment-codes/code-book.rules.js';
import { StatisticsService } from '../statistics/statistics.service.js';
import { DenialAnalysisRepository } from './denial-analysis.repository.js';
import { DenialAnalysisService } from './denial-analysis.service.js';

const none = { appealableCents: 0, openCents: 0, openAppealableCents: 0 };
const cells = [
  {
    ...none,
    category: 'authorization',
    reasonCode: '197',
    payerId: 'p1',
    payerName: 'One',
    month: '2026-01',
    denials: 2,
    deniedCents: 6_000,
  },
  {
    ...none,
    category: 'coding',
    reasonCode: '16',
    payerId: 'p2',
    payerName: 'Two',
    month: '2026-02',
    denials: 1,
    deniedCents: 2_000,
  },
];

describe('DenialAnalysisService', () => {
  let service: DenialAnalysisService;
  beforeEach(async () => {
    const module = await Test.createTestingModule({
      providers: [
        DenialAnalysisService,
        { provide: DenialAnalysisRepository, useValue: { cells: async () => cells } },
        { provide: AdjustmentCodesRepository, useValue: { bookOn: async () => SHIPPED_BOOK } },
        { provide: StatisticsService, useValue: { today: async () => '2026-11-23' } },
      ],
    }).compile();
    service = module.get(DenialAnalysisService);
  });

  it('tells how much falls to each category', async () => {
    await expect(service.shares({ from: '2026-01-01', to: '2026-03-31' })).resolves.toEqual({
      from: '2026-01-01',
      to: '2026-03-31',
      denials: 3,
      deniedCents: 8_000,
      shares: [
        { category: 'authorization', denials: 2, deniedCents: 6_000, sharePercent: 75 },
        { category: 'coding', denials: 1, deniedCents: 2_000, sharePercent: 25 },
      ],
    });
  });

  it('groups by category, reason, payer and month, each with the same sums', async () => {
    const analysis = await service.analysis({});
    expect(analysis).toMatchObject({ denials: 3, deniedCents: 8_000 });
    expect(analysis.byReason).toMatchObject([
      { reasonCode: '197', wording: expect.stringContaining('No authorization'), deniedCents: 6_000 },
      { reasonCode: '16', deniedCents: 2_000, sharePercent: 25 },
    ]);
    expect(analysis.byPayer.map(({ payerName }) => payerName)).toEqual(['One', 'Two']);
    expect(analysis.byMonth.map(({ month }) => month)).toEqual(['2026-01', '2026-02']);
    for (const groups of [analysis.byCategory, analysis.byReason, analysis.byPayer, analysis.byMonth])
      expect(groups.reduce((sum, { deniedCents }) => sum + deniedCents, 0)).toBe(8_000);
  });

  it('refuses a period that ends before it begins', async () => {
    await expect(service.shares({ from: '2026-02-01', to: '2026-01-31' })).rejects.toMatchObject({
      code: 'INVALID_PARAMETER',
    });
  });
});
