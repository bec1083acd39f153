import type { ClaimPayment } from '../x12/remittance.rules.js';
import { decide } from './payment-decision.rules.js';
import type { Original } from './reversal.rules.js';

const payment = (facts: Partial<ClaimPayment>): ClaimPayment =>
  ({ statusCode: '1', paidCents: 0, adjustments: [], services: [], ...facts }) as unknown as ClaimPayment;
const FOUND = { claimId: 'c', match: 'exact', problem: null, candidateIds: [], versionIds: ['c'] } as const;
const LOST = { claimId: null, match: 'none', problem: 'CLAIM_NOT_FOUND', candidateIds: [], versionIds: [] } as const;
const ORIGINAL = { id: 'o', claimId: 'c' } as Original;
const UNKNOWN_GROUP = [{ groupCode: 'ZZ', reasonCode: '1', cents: 1, quantity: null }];

describe('a claim payment', () => {
  it.each([
    ['with a claim', { statusCode: '1' }, FOUND, null, 'posted c exact'],
    ['RCM D5: with CLP02 4', { statusCode: '4' }, FOUND, null, 'posted c exact'],
    ['RCM D5: that is a predetermination', { statusCode: '25' }, FOUND, null, 'informational c exact'],
    ['RCM D5: that is not ours and sent on', { statusCode: '23' }, LOST, null, 'informational none'],
    [
      'RCM D5: that is a predetermination with money',
      { statusCode: '25', paidCents: 1 },
      FOUND,
      null,
      'held INFORMATIONAL_WITH_MONEY c exact',
    ],
    ['RCM D6: without a claim', {}, LOST, null, 'unmatched CLAIM_NOT_FOUND none'],
    ['RCM D9: that reverses', { statusCode: '22' }, FOUND, ORIGINAL, 'posted c exact'],
    [
      'RCM D9: that reverses what only the payer’s number finds',
      { statusCode: '22' },
      LOST,
      ORIGINAL,
      'posted c payer_control_number',
    ],
    ['RCM D9: that reverses nothing', { statusCode: '22' }, FOUND, null, 'held REVERSAL_WITHOUT_ORIGINAL c exact'],
    ['with a group code nobody knows', { adjustments: UNKNOWN_GROUP }, FOUND, null, 'held GROUP_CODE_UNKNOWN c exact'],
  ])('%s: what becomes of it', (_words, facts, found, original, expected) => {
    const { status, problem, claimId, match } = decide(payment(facts), { ...found, candidateIds: [] }, original);
    expect([status, problem, claimId, match].filter((each) => each !== null).join(' ')).toBe(expected);
  });
});
