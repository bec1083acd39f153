import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { DepositsRepository } from '../deposits/deposits.repository.js';
import { ProviderAdjustmentBalancesRepository } from '../provider-adjustments/provider-adjustment-balances.repository.js';
import { ClaimPaymentPostingService } from './claim-payment-posting.service.js';
import { noCounts, type EraInHand } from './era-in-hand.rules.js';
import { PostingReadsRepository } from './posting-reads.repository.js';
import { RemittanceClosingService } from './remittance-closing.service.js';
import { StoredPaymentsRepository } from './stored-payments.repository.js';

describe('RCM D9, D11: when a remittance is posted', () => {
  const acts: string[] = [];
  let waiting: { id: string; eraId: string }[];
  const post = jest.fn(async (era: EraInHand, payments: string[], isLast: boolean) => {
    acts.push(`${era.id} on ${era.postedOn}: ${payments} ${isLast ? 'for the last time' : ''}`.trim());
    return {
      counts: { ...noCounts(), posted: payments.length, reversals: payments.length, ledgerEntries: 2 },
      waiting: [],
    };
  });
  const stored = {
    era: async (id: string) => ({
      id,
      paidOn: id === 'e1' ? '2026-08-01' : null,
      payerIdentifier: '',
      payeeIdentifier: '',
    }),
    some: async (ids: string[]) => ids,
  };
  const reassociate = jest.fn();
  let service: RemittanceClosingService;
  beforeEach(async () => {
    jest.clearAllMocks();
    acts.length = 0;
    waiting = [];
    const reads = { reversalsWaitingFor: async (id: string) => (acts.push(`waiting for ${id}`), waiting) };
    const module = await Test.createTestingModule({
      providers: [
        RemittanceClosingService,
        { provide: PostingReadsRepository, useValue: reads },
        { provide: StoredPaymentsRepository, useValue: stored },
        { provide: ClaimPaymentPostingService, useValue: { post } },
        {
          provide: ProviderAdjustmentBalancesRepository,
          useValue: { add: async (id: string) => void acts.push(`balances of ${id}`) },
        },
        { provide: DepositsRepository, useValue: { reassociate } },
        { provide: CompanyDays, useValue: { today: async () => '2026-11-26' } },
      ],
    }).compile();
    service = module.get(RemittanceClosingService);
  });

  it('adds up its provider adjustments, then frees what waited: each remittance once, on its own day', async () => {
    waiting = [
      { id: 'r1', eraId: 'e1' },
      { id: 'r2', eraId: 'e2' },
      { id: 'r3', eraId: 'e1' },
    ];
    const counts = await service.close('e9');
    expect(acts).toEqual([
      'balances of e9',
      'waiting for e9',
      'e1 on 2026-08-01: r1,r3',
      // Without a payment date: today.
      'e2 on 2026-11-26: r2',
    ]);
    expect(counts).toEqual({ ...noCounts(), posted: 3, reversals: 3, ledgerEntries: 4 });
  });

  it('frees without adding the balances up a second time, and posts nothing where nothing waited', async () => {
    expect(await service.free('e9')).toEqual(noCounts());
    expect(acts).toEqual(['waiting for e9']);
  });

  it('looks for the deposit of this remittance alone', async () => {
    await service.fund('e9');
    expect(reassociate).toHaveBeenCalledWith(['e9']);
  });
});
