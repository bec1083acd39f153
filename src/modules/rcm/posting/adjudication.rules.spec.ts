import type { ClaimStatus } from '../claims/claim-status.rules.js';
import { adjudicatedStatus, isForwarded, type StandingPayment } from './adjudication.rules.js';

const paid = (paidCents: number, facts: Partial<StandingPayment> = {}): StandingPayment => ({
  paidCents,
  statusCode: '1',
  isForwarded: false,
  lineIds: ['a', 'b'],
  deniedLineIds: [],
  ...facts,
});
const deniesA = { deniedLineIds: ['a'] };

describe('B: the state of a claim by its unreversed claim payments', () => {
  it.each<[string, ClaimStatus, StandingPayment[], ClaimStatus]>([
    ['paid', 'submitted', [paid(100)], 'paid'],
    ['paid 0 without a denial', 'payer_accepted', [paid(0)], 'zero_paid'],
    ['paid 0 with a denial', 'submitted', [paid(0, deniesA)], 'denied'],
    ['denied as a whole', 'submitted', [paid(0, { lineIds: [], deniedLineIds: [null] })], 'denied'],
    ['one line of two denied', 'submitted', [paid(50, deniesA)], 'partially_paid'],
    [
      'split over two claim payments',
      'paid',
      [paid(50, { lineIds: ['a'] }), paid(0, { lineIds: ['b'], deniedLineIds: ['b'] })],
      'partially_paid',
    ],
    ['a denied line paid later', 'partially_paid', [paid(50, deniesA), paid(20, { lineIds: ['a'] })], 'paid'],
    ['a whole denial paid later', 'denied', [paid(0, { deniedLineIds: [null] }), paid(20)], 'paid'],
    ['an acknowledged claim', 'clearinghouse_rejected', [paid(1)], 'paid'],
    ['fully reversed', 'paid', [], 'payer_accepted'],
    ['sent on by the payer', 'submitted', [paid(80, { isForwarded: true })], 'crossed_over'],
    [
      'sent on, then answered by the next payer',
      'crossed_over',
      [paid(80, { isForwarded: true }), paid(20, { statusCode: '2' })],
      'paid',
    ],
    ['G: with a secondary payer open', 'secondary_pending', [paid(80)], 'secondary_pending'],
    ['G: answered by the secondary payer', 'secondary_pending', [paid(80), paid(20, { statusCode: '2' })], 'paid'],
    ['appealed: the appeal decides', 'appealed', [paid(80)], 'appealed'],
    ['voided', 'voided', [paid(80)], 'voided'],
    ['replaced', 'corrected', [], 'corrected'],
    ['closed and paid again', 'closed', [paid(80)], 'paid'],
  ])('%s', (_words, current, payments, expected) => {
    expect(adjudicatedStatus(current, payments, 'payer_accepted')).toBe(expected);
  });

  it.each([
    ['1', null, false],
    ['4', null, false],
    ['19', null, true],
    ['20', null, true],
    ['21', null, true],
    ['1', { name: 'MEDIGAP' }, true],
  ])('RCM D5: CLP02 %s with crossover payer %j means sent on: %s', (statusCode, crossoverPayer, expected) => {
    expect(isForwarded({ statusCode, crossoverPayer })).toBe(expected);
  });
});
