import { Test } from '@nestjs/testing';
import { ClaimLifecycle } from '../claims/claim-lifecycle.service.js';
import { ClaimStandingService } from './claim-standing.service.js';
import { PostingReadsRepository } from './posting-reads.repository.js';

const paid = { paidCents: 500, statusCode: '1', isForwarded: false, lineIds: ['l'], deniedLineIds: [] };
const denied = { ...paid, paidCents: 0, deniedLineIds: ['l'] };

describe('RCM F: a decided appeal gives the state back to the rule', () => {
  it.each([
    ['denied', ['submitted', 'denied', 'appealed'], [denied], 'denied', 'appeal_decided'],
    ['paid meanwhile', ['submitted', 'denied', 'appealed', 'appealed'], [denied, paid], 'paid', 'appeal_decided'],
    ['taken back meanwhile', ['payer_accepted', 'denied', 'appealed'], [], 'payer_accepted', 'reversed'],
    [
      'with the next payer',
      ['submitted', 'secondary_pending', 'appealed'],
      [paid],
      'secondary_pending',
      'appeal_decided',
    ],
  ])('a claim that was %s', async (_, history, payments, to, kind) => {
    const move = async (...facts: unknown[]): Promise<unknown> => facts;
    const reads = { historiesOf: async () => new Map([['c', history]]), paymentsOn: async () => payments };
    const module = await Test.createTestingModule({
      providers: [
        ClaimStandingService,
        { provide: PostingReadsRepository, useValue: reads },
        { provide: ClaimLifecycle, useValue: { move } },
      ],
    }).compile();
    const facts = { kind: 'appeal_decided', occurredAt: '2026-10-01T00:00:00.000Z' };
    expect(await module.get(ClaimStandingService).giveBack('c', facts)).toEqual(['c', to, { ...facts, kind }]);
  });
});
