import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { LedgerWritesRepository } from '../ledger/ledger-writes.repository.js';
import { SecondaryClaimsRepository } from './secondary-claims.repository.js';
import { SecondaryTransfersService } from './secondary-transfers.service.js';

describe('RCM G: what is open is handed over, not charged again', () => {
  it('by two rows that add up to nothing', async () => {
    const append = jest.fn<(rows: { claimId: string; kind: string; balanceEffectCents: number }[]) => void>();
    const open = {
      fromClaimId: 'a',
      fromLineId: 'a1',
      toClaimId: 'b',
      toLineId: 'b1',
      cents: 2_000,
      postedOn: '2026-09-01',
    };
    const module = await Test.createTestingModule({
      providers: [
        SecondaryTransfersService,
        {
          provide: SecondaryClaimsRepository,
          useValue: {
            openBefore: async (id: string) => (id === 'b' ? [open] : []),
            openBeforeClaims: async () => [open],
          },
        },
        { provide: CompanyDays, useValue: { today: async () => '2026-11-26' } },
        { provide: LedgerWritesRepository, useValue: { append } },
      ],
    }).compile();
    const service = module.get(SecondaryTransfersService);
    await service.post('nothing');
    expect(append).not.toHaveBeenCalled();
    await service.handOver([]);
    await service.handOverTold([{ fromClaimId: 'a', toClaimId: 'b', cents: 0 }]);
    expect(append).not.toHaveBeenCalled();
    await service.post('b');
    await service.handOver(['b']);
    await service.handOverTold([{ fromClaimId: 'a', toClaimId: 'b', cents: 2_000 }]);
    const rows = append.mock.calls.map(([each]) =>
      each.map(({ claimId, kind, balanceEffectCents }) => [claimId, kind, balanceEffectCents]),
    );
    expect(rows).toEqual(
      Array(3).fill([
        ['a', 'transfer', -2_000],
        ['b', 'transfer', 2_000],
      ]),
    );
  });
});
