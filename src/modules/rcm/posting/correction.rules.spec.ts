import { Corrections, earlyCorrection, type CorrectionCandidate, type ReversedPayment } from './correction.rules.js';

const reversed = (id: string, facts: Partial<ReversedPayment> = {}): ReversedPayment => ({
  id,
  claimId: 'c1',
  payerIdentifier: '1',
  correctedInEraId: null,
  ...facts,
});
const standing = (id: string, facts: Partial<CorrectionCandidate> = {}): CorrectionCandidate => ({
  id,
  eraId: 'e1',
  payerIdentifier: '1',
  chargeCents: 100,
  correctsId: null,
  ...facts,
});

describe('RCM D9: a correction is linked to what it corrects', () => {
  it.each([
    ['the oldest that nothing corrects', [reversed('a'), reversed('b')], 'a'],
    ['not one that was corrected before', [reversed('a', { correctedInEraId: 'e0' }), reversed('b')], 'b'],
    ['also one that its own remittance corrects in parts', [reversed('a', { correctedInEraId: 'e1' })], 'a'],
    ['none of another payer', [reversed('a', { payerIdentifier: '2' })], null],
    ['none of another claim', [reversed('a', { claimId: 'c2' })], null],
    ['none where nothing was reversed', [], null],
  ])('%s', (_words, all, expected) => {
    expect(new Corrections(all).take('c1', '1', 'e1')).toBe(expected);
  });

  it('one after the other', () => {
    const links = new Corrections([]);
    expect(links.take('c1', '1', 'e1')).toBeNull();
    links.reverse(reversed('a'));
    links.reverse(reversed('b'));
    expect([1, 2, 3].map(() => links.take('c1', '1', 'e1'))).toEqual(['a', 'b', 'a']);
    expect(links.take('c1', '1', 'e2')).toBeNull();
  });

  it.each([
    ['the latest after it with its charge', [standing('o'), standing('x'), standing('y')], 'y'],
    ['not what was before it', [standing('x'), standing('o')], null],
    ['not what corrects another', [standing('o'), standing('x', { correctsId: 'q' })], null],
    ['not a part with another charge', [standing('o'), standing('x', { chargeCents: 60 })], null],
    ['not of another payer', [standing('o'), standing('x', { payerIdentifier: '2' })], null],
    ['nothing where the original is not there', [standing('x')], null],
  ])('where it came before its reversal: %s', (_words, all, expected) => {
    expect(earlyCorrection('o', all)).toBe(expected);
  });
});
