import {
  hasControlNumber,
  matchClaim,
  proposed,
  type ClaimCandidate,
  type PaymentToMatch,
} from './claim-match.rules.js';

const claim = (id: string, facts: Partial<ClaimCandidate> = {}): ClaimCandidate => ({
  id,
  familyId: id,
  number: 1,
  status: 'submitted',
  chargeCents: 25000,
  servedFromOn: '2026-07-01',
  responsibilityCode: 'P',
  payerControlNumber: null,
  originalPayerControlNumber: null,
  isAdjudicated: false,
  billingNpi: '1234567893',
  billingTaxId: '123456789',
  ...facts,
});
const PAYMENT: PaymentToMatch = {
  statusCode: '1',
  payerControlNumber: 'ICN1',
  chargeCents: 25000,
  servedFromOn: '2026-07-01',
  payeeNpi: '1234567893',
  payeeTaxId: '',
};

const F8_CLAIM = claim('b', { familyId: 'a', number: 2, originalPayerControlNumber: 'ICN1' });
const SECONDARY = claim('b', { familyId: 'a', number: 2, responsibilityCode: 'S' });

describe('RCM D6: the claim of a claim payment', () => {
  it.each<[string, Partial<PaymentToMatch>, ClaimCandidate[], string]>([
    ['the only one with the number', {}, [claim('a')], 'exact a'],
    [
      'the only one, whatever the payer says of charge and day',
      { chargeCents: 1, servedFromOn: '2020-01-01' },
      [claim('a')],
      'exact a',
    ],
    [
      'of several, the one with payee, charge and day',
      {},
      [claim('a'), claim('b', { chargeCents: 1 }), claim('c', { servedFromOn: '2026-07-02' })],
      'exact a',
    ],
    [
      'of several, the one of this payee',
      {},
      [claim('a', { billingNpi: '1', billingTaxId: null }), claim('b')],
      'exact b',
    ],
    [
      'of several, the one of the payee’s tax id, written with a dash',
      { payeeNpi: '', payeeTaxId: '12-3456789' },
      [claim('a', { billingTaxId: '987654321' }), claim('b')],
      'exact b',
    ],
    [
      'of several without a payer’s day',
      { servedFromOn: null },
      [claim('a'), claim('b', { chargeCents: 1 })],
      'exact a',
    ],
    ['still several', {}, [claim('a'), claim('b')], 'none PCN_AMBIGUOUS a,b'],
    ['several, and none that fits', { chargeCents: 7 }, [claim('a'), claim('b')], 'none PCN_AMBIGUOUS a,b'],
    ['not sent yet', {}, [claim('a', { status: 'draft' })], 'none CLAIM_NOT_POSTABLE a'],
    ['voided', {}, [claim('a', { status: 'voided' })], 'none CLAIM_NOT_POSTABLE a'],
    ['the live one beside a draft', {}, [claim('a', { status: 'validated' }), claim('b')], 'exact b'],
    ['a rejected one', {}, [claim('a', { status: 'payer_rejected' })], 'exact a'],
    [
      'the replacement of the claim that CLP01 names',
      {},
      [claim('a', { status: 'corrected' }), claim('b', { familyId: 'a', number: 2 })],
      'exact b',
    ],
    [
      'the version with the payer’s number',
      {},
      [claim('a', { payerControlNumber: 'ICN1' }), claim('b', { familyId: 'a', number: 2 })],
      'exact a',
    ],
    [
      'the version with the charge',
      {},
      [claim('a'), claim('b', { familyId: 'a', number: 2, chargeCents: 9 })],
      'exact a',
    ],
    [
      'the former where the payer’s first word comes after the replacement, under the number that REF F8 repeats',
      {},
      [claim('a', { status: 'corrected' }), F8_CLAIM],
      'exact a',
    ],
    [
      'the former of the former',
      {},
      [claim('a', { status: 'corrected' }), { ...F8_CLAIM, status: 'corrected' }, { ...F8_CLAIM, id: 'c', number: 3 }],
      'exact a',
    ],
    [
      'the former, though its own former was imported after it',
      { payerControlNumber: 'ICN2' },
      [
        { ...F8_CLAIM, number: 1, status: 'corrected' },
        claim('a', { number: 2, status: 'corrected' }),
        { ...F8_CLAIM, id: 'c', number: 3, originalPayerControlNumber: 'ICN2' },
      ],
      'exact b',
    ],
    [
      'the replacement, where the former is decided already',
      {},
      [claim('a', { status: 'corrected', isAdjudicated: true }), F8_CLAIM],
      'exact b',
    ],
    [
      'the replacement, where only its charge is the paid one',
      { chargeCents: 9 },
      [claim('a', { status: 'corrected' }), { ...F8_CLAIM, chargeCents: 9 }],
      'exact b',
    ],
    ['the replacement, where the former never went out', {}, [claim('a', { status: 'draft' }), F8_CLAIM], 'exact b'],
    [
      'the replacement under a number of its own',
      { payerControlNumber: 'ICN2' },
      [claim('a', { status: 'corrected' }), F8_CLAIM],
      'exact b',
    ],
    ['of one number to two payers, the first payer’s', {}, [claim('a'), SECONDARY], 'exact a'],
    ['of one number to two payers, the second payer’s', { statusCode: '2' }, [claim('a'), SECONDARY], 'exact b'],
    ['the claim asked for, whatever turn the payer says', {}, [claim('a'), { ...SECONDARY, isAsked: true }], 'exact b'],
    [
      'the second payer’s in a family of its own',
      { statusCode: '2' },
      [claim('a'), { ...SECONDARY, familyId: 'b' }],
      'exact b',
    ],
    ['the newest version', { chargeCents: 5 }, [claim('a'), claim('b', { familyId: 'a', number: 2 })], 'exact b'],
  ])('by patient control number: %s', (_words, facts, found, expected) => {
    expect(written(matchClaim({ ...PAYMENT, ...facts }, found, []))).toBe(expected);
  });

  it.each<[string, ClaimCandidate[], ClaimCandidate[], string]>([
    ['the only one', [], [claim('a')], 'payer_control_number a'],
    ['none', [], [], 'none CLAIM_NOT_FOUND'],
    [
      'not where the patient control number found one',
      [claim('a', { status: 'draft' })],
      [claim('b')],
      'none CLAIM_NOT_POSTABLE a',
    ],
  ])('by the payer’s number: %s', (_words, own, payers, expected) => {
    expect(written(matchClaim(PAYMENT, own, payers))).toBe(expected);
  });

  it('is only proposed where member, day and charge fit, never posted', () => {
    expect(proposed(['a', 'b'])).toEqual({
      claimId: null,
      match: 'candidate',
      problem: 'CLAIM_CANDIDATES',
      candidateIds: ['a', 'b'],
    });
  });

  it.each([
    ['PCN1', true],
    ['0', false],
    ['000', false],
    [' ', false],
    ['', false],
    ['0A', true],
  ])('is looked for by CLP01 %j: %s (RFI 535)', (number, expected) => {
    expect(hasControlNumber(number)).toBe(expected);
  });
});

function written({ match, claimId, problem, candidateIds }: ReturnType<typeof matchClaim>): string {
  return [match, claimId, problem, candidateIds.join()].filter((each) => each !== null && each !== '').join(' ');
}
