import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { ClaimLifecycle } from '../claims/claim-lifecycle.service.js';
import { LedgerWritesRepository } from '../ledger/ledger-writes.repository.js';
import { PostingSteps } from '../posting/posting-steps.js';
import { ClaimVersionsRepository } from './claim-versions.repository.js';
import { SupersedingService } from './superseding.service.js';

describe('RCM A12: a void is done when the payer has taken its decision back', () => {
  const standing = new Set<string>();
  const versions = {
    goingWith: async () => [{ claimId: 'v2', replacesId: 'c1', frequencyCode: '8' }],
    voidedAmong: jest.fn(async (ids: string[]) => ids.map((claimId) => ({ claimId, voidId: `void of ${claimId}` }))),
    withStandingPayment: async () => standing,
    chargesOn: async (ids: string[]) =>
      ids.map((claimId) => ({ claimId, claimLineItemId: 'l', cents: 900, postedOn: '2026-07-01' })),
    openAmounts: async (ids: string[]) =>
      ids.map((claimId) => ({
        claimId,
        claimLineItemId: null,
        priorClaimId: null,
        cents: 700,
        postedOn: '2026-07-01',
      })),
  };
  const lifecycle = { moveAll: jest.fn() };
  const ledger = { append: jest.fn() };
  let steps: PostingSteps;
  let service: SupersedingService;
  beforeEach(async () => {
    jest.clearAllMocks();
    standing.clear();
    const module = await Test.createTestingModule({
      providers: [
        SupersedingService,
        PostingSteps,
        { provide: ClaimVersionsRepository, useValue: versions },
        { provide: ClaimLifecycle, useValue: lifecycle },
        { provide: LedgerWritesRepository, useValue: ledger },
        { provide: CompanyDays, useValue: { today: async () => '2026-11-26' } },
      ],
    }).compile();
    await module.init();
    steps = module.get(PostingSteps);
    service = module.get(SupersedingService);
  });
  const posted = (reversesId: string | null) =>
    steps.follow({ era: { postedOn: '2026-09-01' }, payments: [{ claimId: 'c1', reversesId }] } as never);

  it('moves the former when the void bill goes out', async () => {
    expect(await service.movesFor('b', 'now')).toEqual([
      { claimId: 'c1', to: 'voided', kind: 'voided', occurredAt: 'now', sourceId: 'v2' },
    ]);
  });

  it('takes the charge off a claim whose correction is charged in its place', async () => {
    await service.takeOverCharges([]);
    expect(ledger.append).not.toHaveBeenCalled();
    await service.takeOverCharges(['c1']);
    expect(ledger.append).toHaveBeenCalledWith([
      expect.objectContaining({ claimId: 'c1', kind: 'charge', cents: -900, balanceEffectCents: -900 }),
    ]);
  });

  it('a reversal takes the charge back and ends the void bill', async () => {
    await posted('p1');
    expect(ledger.append).toHaveBeenCalledWith([expect.objectContaining({ kind: 'charge', cents: -700 })]);
    expect(lifecycle.moveAll).toHaveBeenCalledWith([
      expect.objectContaining({ claimId: 'void of c1', to: 'voided', kind: 'void_confirmed' }),
    ]);
  });

  it('waits while another payment stands, and asks nothing where nothing was reversed', async () => {
    standing.add('c1');
    await posted('p1');
    expect(lifecycle.moveAll).toHaveBeenCalledWith([]);
    await posted(null);
    expect(versions.voidedAmong).toHaveBeenCalledTimes(1);
  });
});
