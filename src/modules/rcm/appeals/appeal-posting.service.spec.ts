import { Test } from '@nestjs/testing';
import { PostingSteps } from '../posting/posting-steps.js';
import { AppealFactsRepository } from './appeal-facts.repository.js';
import { AppealPostingService } from './appeal-posting.service.js';

describe('RCM F: a win is booked by a posting only', () => {
  it('sums what each claim payment moved on appealed claims, and leaves the others alone', async () => {
    const booked: unknown[] = [];
    const facts = {
      waitingForMoney: async () => new Map([['c1', 'a1']]),
      recover: async (rows: unknown[]) => void booked.push(...rows),
    };
    const module = await Test.createTestingModule({
      providers: [AppealPostingService, PostingSteps, { provide: AppealFactsRepository, useValue: facts }],
    }).compile();
    await module.init();
    const ledger = [
      { kind: 'payment', claimPaymentId: 'p1', cents: 500 },
      { kind: 'payment', claimPaymentId: 'p1', cents: 200 },
      { kind: 'contractual', claimPaymentId: 'p1', cents: 300 },
      { kind: 'payment', claimPaymentId: 'r1', cents: -100 },
      { kind: 'payment', claimPaymentId: 'p2', cents: 900 },
    ];
    const payments = [
      { id: 'r1', claimId: 'c1' },
      { id: 'p1', claimId: 'c1' },
      { id: 'p0', claimId: 'c1' },
      { id: 'p2', claimId: 'c2' },
    ];
    await module.get(PostingSteps).follow({ payments, ledger } as never);
    expect(booked).toEqual([
      { appealId: 'a1', claimPaymentId: 'r1', cents: -100 },
      { appealId: 'a1', claimPaymentId: 'p1', cents: 700 },
    ]);
  });
});
