import type { KnownClaim } from './claim-link.rules.js';
import { ControlNumbers, mayBelong, type ImportedNumber } from './imported-version.rules.js';

const FIRST: KnownClaim = {
  id: 'first',
  familyId: 'f',
  number: 1,
  key: 'A',
  billingProviderId: 'us',
  responsibilityCode: 'P',
  frequencyCode: '1',
  status: 'submitted',
  payerControlNumber: null,
  servedFromOn: '2026-07-01',
  priorClaimId: null,
  isAdjudicated: false,
  isReplaced: false,
  isFollowed: false,
};
const known = (facts: Partial<KnownClaim> = {}): KnownClaim => ({ ...FIRST, ...facts });
const claim = (facts: Partial<ImportedNumber> = {}): ImportedNumber => ({
  patientControlNumber: 'A',
  frequencyCode: '1',
  originalPayerControlNumber: null,
  responsibilityCode: 'P',
  billingProviderId: 'us',
  servedFromOn: '2026-07-01',
  ...facts,
});
const seven = (facts: Partial<ImportedNumber> = {}) => claim({ frequencyCode: '7', ...facts });
const eight = (facts: Partial<ImportedNumber> = {}) => claim({ frequencyCode: '8', ...facts });
const toNext = (facts: Partial<ImportedNumber> = {}) => claim({ responsibilityCode: 'S', ...facts });
const EARLY = known({ id: 'early', frequencyCode: '7' });
const SECOND = known({ id: 'second', number: 2, responsibilityCode: 'S', priorClaimId: 'first' });

/** `family <replaces >supersedes +prior ...`, in words as the expectations below. */
function words(status: KnownClaim['status'], taken: ImportedNumber, those: readonly KnownClaim[]): string {
  const numbers = new ControlNumbers(
    those.map(({ key }) => key),
    those,
  );
  const link = numbers.take(taken, { id: 'new', number: 9, status });
  return [
    link.familyId,
    link.replacesId && `replaces ${link.replacesId}`,
    link.supersedes.length > 0 && `supersedes ${link.supersedes.join()}`,
    link.priorClaimId && `follows ${link.priorClaimId}`,
    link.handsOver && `takes what is ${link.handsOver}`,
    !link.isCharged && 'uncharged',
    link.isRepeated && 'repeated',
    link.earlyVersion && `behind ${link.earlyVersion.id}`,
  ]
    .filter(Boolean)
    .join(', ');
}

describe('RCM A12: whose version an imported claim is', () => {
  it.each<[string, ImportedNumber, KnownClaim[], string]>([
    ['a number of its own', claim(), [], 'new'],
    ['a number that is taken, in either case', claim({ patientControlNumber: 'a ' }), [known()], 'new, repeated'],
    ['what a replacement came before', claim(), [EARLY], 'f, behind early'],
    ['what a void came before', claim(), [known({ ...EARLY, frequencyCode: '8' })], 'f, behind early'],
    ['what two replacements came before', claim(), [known({ ...EARLY, status: 'corrected' }), known({ id: 'b', number: 2, frequencyCode: '7' })], 'f, behind early'], // prettier-ignore
    ['what a replacement came before that a claim to the second payer follows', claim(), [EARLY, known({ ...SECOND, priorClaimId: 'early' })], 'f, behind early'], // prettier-ignore
    ['what a replacement came before, beside another visit under one number', claim(), [EARLY, known({ id: 'b', familyId: 'g', servedFromOn: '2026-08-01' })], 'f, behind early'], // prettier-ignore
    ['what a replacement that was given up came before', claim(), [known({ ...EARLY, status: 'voided' }), SECOND], 'new, repeated'], // prettier-ignore
    ['of another day than the replacement', claim({ servedFromOn: '2026-07-02' }), [EARLY], 'new, repeated'],
    ['of another biller than the replacement', claim({ billingProviderId: 'them' }), [EARLY], 'new, repeated'],
    ['what two strangers replace', claim(), [EARLY, known({ ...EARLY, id: 'b', familyId: 'g' })], 'new, repeated'],
    ['a replacement', seven(), [known()], 'f, replaces first, supersedes first'],
    ['a replacement of a paid claim', seven(), [known({ status: 'paid' })], 'f, replaces first, supersedes first'],
    ['a void', eight(), [known()], 'f, replaces first, supersedes first, uncharged'],
    ['a void of nothing that is here', eight(), [], 'new, uncharged'],
    ['a void that came before', eight(), [known({ status: 'voided' }), known({ id: 'v', number: 2, frequencyCode: '8' })], 'f, uncharged'], // prettier-ignore
    ['a replacement of a void', seven(), [known({ status: 'voided' }), known({ id: 'v', number: 2, frequencyCode: '8' })], 'f'], // prettier-ignore
    ['the same replacement again', seven(), [known({ status: 'corrected', isReplaced: true }), known({ id: 'second', number: 2, frequencyCode: '7' })], 'f, replaces second, supersedes second'], // prettier-ignore
    ['a replacement beside a draft of one', seven(), [known({ isReplaced: true }), known({ id: 'draft', number: 2, frequencyCode: '7', status: 'draft' })], 'f, replaces draft, supersedes first'], // prettier-ignore
    ['a replacement of a draft', seven(), [known({ status: 'draft' })], 'f, replaces first'],
    ['of somebody else', seven({ billingProviderId: 'them' }), [known()], 'new, repeated'],
    ['of what is over', seven(), [known({ status: 'voided' })], 'new, repeated'],
    ['of one of several, nobody knows which', seven(), [known(), known({ id: 'b', familyId: 'g' })], 'new, repeated'],
    ['of one of several, by its day', seven(), [known(), known({ id: 'b', familyId: 'g', servedFromOn: '2026-07-02' })], 'f, replaces first, supersedes first'], // prettier-ignore
    ['of one of several, by the payer’s number', seven({ originalPayerControlNumber: 'ICN' }), [known(), known({ id: 'b', familyId: 'g', payerControlNumber: 'ICN' })], 'g, replaces b, supersedes b'], // prettier-ignore
    ['under another number, by the payer’s', seven({ patientControlNumber: 'B', originalPayerControlNumber: 'ICN' }), [known({ payerControlNumber: 'ICN' })], 'f, replaces first, supersedes first'], // prettier-ignore
    ['of another visit under one number', seven({ originalPayerControlNumber: 'ICN2', servedFromOn: '2026-08-01' }), [known({ payerControlNumber: 'ICN' })], 'new, repeated'], // prettier-ignore
    ['with its day moved', seven({ servedFromOn: '2026-08-01' }), [known()], 'f, replaces first, supersedes first'],
    ['of the claim to the same payer', seven({ responsibilityCode: 'S' }), [known({ isFollowed: true }), SECOND], 'f, replaces second, supersedes second, follows first, takes what is open, uncharged'], // prettier-ignore
    ['a void of the claim to the second payer', eight({ responsibilityCode: 'S' }), [known({ isFollowed: true }), SECOND], 'f, replaces second, supersedes second, follows first, uncharged'], // prettier-ignore
  ])('%s', (_what, taken, those, expected) => {
    expect(words('submitted', taken, those)).toBe(expected);
  });

  it('a draft changes nothing before it goes out', () => {
    expect(words('draft', seven(), [known()])).toBe('f, replaces first');
    expect(words('draft', toNext(), [known()])).toBe('f, follows first, uncharged');
  });

  it('a draft is behind no version that has gone out', () => {
    expect(words('draft', claim(), [EARLY])).toBe('new, repeated');
  });

  it('one after the other in one file, each replaces the one before', () => {
    const numbers = new ControlNumbers();
    const take = (each: ImportedNumber, number: number) =>
      numbers.take(each, { id: `c${number}`, number, status: 'submitted' });
    expect([claim(), seven(), seven(), eight()].map((each, at) => take(each, at + 1))).toMatchObject([
      { familyId: 'c1', replacesId: null, supersedes: [] },
      { familyId: 'c1', replacesId: 'c1', supersedes: ['c1'] },
      { familyId: 'c1', replacesId: 'c2', supersedes: ['c2'] },
      { familyId: 'c1', replacesId: 'c3', supersedes: ['c3'], isCharged: false },
    ]);
  });
});

describe('RCM G: what an imported claim to the next payer follows', () => {
  it.each<[string, ImportedNumber, KnownClaim[], string]>([
    ['the claim with its number, biller and day', toNext(), [known()], 'f, follows first, takes what is told, uncharged'], // prettier-ignore
    ['a decided one', toNext(), [known({ isAdjudicated: true })], 'f, follows first, takes what is open, uncharged'],
    ['of another day', toNext({ servedFromOn: '2026-07-02' }), [known()], 'new, repeated'],
    ['one that is followed', toNext(), [known({ isFollowed: true }), SECOND], 'new, repeated'],
    ['none', toNext(), [], 'new'],
    ['the one to the payer just before', toNext({ responsibilityCode: 'T' }), [known({ isFollowed: true }), SECOND], 'f, follows second, takes what is told, uncharged'], // prettier-ignore
    ['its replacement without it', seven({ responsibilityCode: 'S' }), [known()], 'f, follows first, takes what is told, uncharged'], // prettier-ignore
  ])('%s', (_what, taken, those, expected) => {
    expect(words('submitted', taken, those)).toBe(expected);
  });

  it.each([
    ['1', 'P', false],
    ['1', 'U', false],
    ['1', 'S', true],
    ['7', 'P', true],
    ['8', 'P', true],
  ])('frequency %s to %s: whether anything is asked: %s', (frequencyCode, responsibilityCode, expected) => {
    expect(mayBelong({ frequencyCode, responsibilityCode })).toBe(expected);
  });
});
