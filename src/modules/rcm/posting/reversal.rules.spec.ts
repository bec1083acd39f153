import { originalOf, type Original, type ReversalFacts } from './reversal.rules.js';

const original = (id: string, facts: Partial<Original> = {}): Original => ({
  id,
  eraId: 'before',
  claimId: 'claim',
  payerIdentifier: '1PAYER',
  payerControlNumber: 'ICN1',
  chargeCents: 25000,
  paidCents: 14000,
  ...facts,
});
const REVERSAL: ReversalFacts = {
  eraId: 'now',
  payerIdentifier: '1PAYER',
  payerControlNumber: 'ICN1',
  chargeCents: -25000,
  paidCents: -14000,
  claimIds: ['claim'],
};

describe('RCM D9: the original of a reversal', () => {
  it.each<[string, Partial<ReversalFacts>, Original[], string | null]>([
    ['has its claim and its amounts negated', {}, [original('o')], 'o'],
    ['is not there', {}, [], null],
    ['has another amount', { paidCents: -13999 }, [original('o')], null],
    ['has another charge', { chargeCents: -1 }, [original('o')], null],
    [
      'is not one with the same signs: that would pay twice',
      { chargeCents: 25000, paidCents: 14000 },
      [original('o')],
      null,
    ],
    ['was denied', { paidCents: 0 }, [original('o', { paidCents: 0 })], 'o'],
    [
      'is told by the payer’s number among several',
      {},
      [original('x', { payerControlNumber: 'ICN0' }), original('o')],
      'o',
    ],
    ['came earlier than a correction with the same amounts', {}, [original('c', { eraId: 'now' }), original('o')], 'o'],
    ['stands in the same set', {}, [original('o', { eraId: 'now' })], 'o'],
    [
      'is not the correction beside it, which has another number and the same amounts',
      {},
      [original('c', { eraId: 'now', payerControlNumber: 'ICN1A' })],
      null,
    ],
    ['has no payer number', {}, [original('o', { payerControlNumber: null })], 'o'],
    ['may have another number where the amounts tell', {}, [original('o', { payerControlNumber: 'ICN0' })], 'o'],
    [
      'is not another decision that paid 0 too',
      { paidCents: 0 },
      [original('o', { payerControlNumber: 'ICN0', paidCents: 0 })],
      null,
    ],
    [
      'paid 0, and one side has no number',
      { paidCents: 0, payerControlNumber: '' },
      [original('o', { paidCents: 0 })],
      'o',
    ],
    ['is found by the payer’s number when CLP01 is unknown', { claimIds: [] }, [original('o')], 'o'],
    ['is not another payer’s claim of that number', { claimIds: [], payerIdentifier: '1OTHER' }, [original('o')], null],
    [
      'is not found by an empty number',
      { claimIds: [], payerControlNumber: '' },
      [original('o', { payerControlNumber: '' })],
      null,
    ],
    [
      'is what this payer paid, not another payer of the claim, where no number tells',
      { payerControlNumber: 'ICN9' },
      [original('primary', { payerIdentifier: '1OTHER' }), original('o', { payerControlNumber: 'ICN2' })],
      'o',
    ],
    [
      'has the payer’s number, though the payer names itself otherwise now',
      { payerIdentifier: '1MERGED' },
      [original('x', { payerControlNumber: 'ICN0' }), original('o')],
      'o',
    ],
    ['may be of a payer that names itself otherwise now', { payerIdentifier: '1MERGED' }, [original('o')], 'o'],
    ['is the oldest of equals', {}, [original('first'), original('second')], 'first'],
  ])('%s', (_words, facts, originals, expected) => {
    expect(originalOf({ ...REVERSAL, ...facts }, originals)?.id ?? null).toBe(expected);
  });
});
