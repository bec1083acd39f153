import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { SupersedingService } from '../claim-versions/superseding.service.js';
import { ClaimLifecycle, type ClaimMove } from '../claims/claim-lifecycle.service.js';
import { SecondaryTransfersService } from '../secondary-claims/secondary-transfers.service.js';
import { ImportedVersionsService, type LinkedClaim } from './imported-versions.service.js';

const NOW = '2026-11-26T08:00:00.000Z';
const linked = (facts: Partial<LinkedClaim>): LinkedClaim => {
  return { claimId: 'new', frequencyCode: '1', priorClaimId: null, supersedes: [], handsOver: null, leftCents: 0, ...facts }; // prettier-ignore
};

describe('ImportedVersionsService', () => {
  const lifecycle = { moveAll: jest.fn(async (moves: ClaimMove[]) => ({ made: moves, refused: [] })) };
  const superseding = { takeOverCharges: jest.fn(), takeBackCharges: jest.fn() };
  const transfers = { handOver: jest.fn(), handOverTold: jest.fn() };
  let service: ImportedVersionsService;
  beforeEach(async () => {
    jest.clearAllMocks();
    const module = await Test.createTestingModule({
      providers: [
        ImportedVersionsService,
        { provide: ClaimLifecycle, useValue: lifecycle },
        { provide: SupersedingService, useValue: superseding },
        { provide: SecondaryTransfersService, useValue: transfers },
      ],
    }).compile();
    service = module.get(ImportedVersionsService);
  });

  it('asks nothing for claims that belong to no other', async () => {
    await service.settle([], NOW);
    expect(lifecycle.moveAll).not.toHaveBeenCalled();
  });

  it('corrects and voids the formers, and settles their charges', async () => {
    const seven = linked({ claimId: 'v7', frequencyCode: '7', supersedes: ['a'] });
    const eight = linked({ claimId: 'v8', frequencyCode: '8', supersedes: ['b', 'c'] });
    await service.settle([seven, eight], NOW);
    const moved = { occurredAt: NOW };
    expect(lifecycle.moveAll).toHaveBeenCalledWith([
      { ...moved, claimId: 'a', to: 'corrected', kind: 'corrected', sourceId: 'v7' },
      { ...moved, claimId: 'b', to: 'voided', kind: 'voided', sourceId: 'v8' },
      { ...moved, claimId: 'c', to: 'voided', kind: 'voided', sourceId: 'v8' },
    ]);
    expect(superseding.takeOverCharges).toHaveBeenCalledWith(['a']);
    expect(superseding.takeBackCharges).toHaveBeenCalledWith(['b', 'c']);
  });

  it('hands over what is open, or what the file says is left', async () => {
    const open = linked({ claimId: 'o', priorClaimId: 'p', handsOver: 'open', leftCents: 7 });
    const told = linked({ claimId: 't', priorClaimId: 'p', handsOver: 'told', leftCents: 7 });
    await service.settle([open, told], NOW);
    expect(transfers.handOver).toHaveBeenCalledWith(['o']);
    expect(transfers.handOverTold).toHaveBeenCalledWith([{ fromClaimId: 'p', toClaimId: 't', cents: 7 }]);
  });
});
