import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { LedgerWritesRepository } from '../ledger/ledger-writes.repository.js';
import { ChargePostingsService } from './charge-postings.service.js';
import { UnpostedChargesRepository, type UnpostedCharge } from './unposted-charges.repository.js';

describe('ChargePostingsService', () => {
  it.each<[string, number[], number]>([
    ['what the ledger lacks, and takes back what it has too much', [12_550, -300], 1],
    ['nothing where charges and ledger agree', [], 0],
  ])('posts %s', async (_, cents, times) => {
    const ofBatch = async (): Promise<UnpostedCharge[]> =>
      cents.map((amount) => ({ claimId: 'c1', claimLineItemId: 'l1', cents: amount, postedOn: '2026-10-05' }));
    const append = jest.fn();
    const module = await Test.createTestingModule({
      providers: [
        ChargePostingsService,
        { provide: UnpostedChargesRepository, useValue: { ofBatch } },
        { provide: LedgerWritesRepository, useValue: { append } },
      ],
    }).compile();
    await module.get(ChargePostingsService).post('b1');
    expect(append).toHaveBeenCalledTimes(times);
    const effects = cents.map((amount) => expect.objectContaining({ kind: 'charge', balanceEffectCents: amount }));
    if (times > 0) expect(append).toHaveBeenCalledWith(effects);
  });
});
