import { denialChanges, type PostedDecision, type StandingDenial } from './denial-resolution.rules.js';

const aDenial = (id: string, facts: Partial<StandingDenial> = {}): StandingDenial => ({
  id,
  claimId: 'c1',
  claimPaymentId: 'p1',
  claimLineItemId: 'l1',
  isOpen: true,
  resolvedById: null,
  ...facts,
});
const aDecision = (id: string, lines: Record<string, number>, facts: Partial<PostedDecision> = {}): PostedDecision => ({
  id,
  claimId: 'c1',
  reversesId: null,
  paidCents: Object.values(lines).reduce((sum, cents) => sum + cents, 0),
  paidByLine: new Map(Object.entries(lines)),
  ...facts,
});
const VERSIONS = new Map([
  ['c1', { familyId: 'f', number: 1 }],
  ['c2', { familyId: 'f', number: 2 }],
  ['c9', { familyId: 'other', number: 9 }],
]);
const changes = (denials: StandingDenial[], decisions: PostedDecision[]): string[] =>
  denialChanges(denials, decisions, VERSIONS).map((change) =>
    [change.id, change.kind === 'resolved' ? change.as : 'reopened', change.by].join(' '),
  );

describe('RCM E: what later remittances do to a denial', () => {
  it.each<[string, StandingDenial[], PostedDecision[], string[]]>([
    ['a payment on the line', [aDenial('d')], [aDecision('p2', { l1: 500 })], ['d paid p2']],
    ['another word without money', [aDenial('d')], [aDecision('p2', { l1: 0 })], ['d superseded p2']],
    ['a payment on another line', [aDenial('d')], [aDecision('p2', { l2: 500 })], []],
    ['a payment on another claim', [aDenial('d')], [aDecision('p2', { l1: 500 }, { claimId: 'c9' })], []],
    ['a payment on a later version', [aDenial('d')], [aDecision('p2', { x: 9 }, { claimId: 'c2' })], ['d paid p2']],
    ['a payment on an earlier version', [aDenial('d', { claimId: 'c2' })], [aDecision('p2', { l1: 5 })], []],
    ['its reversal', [aDenial('d')], [aDecision('r', {}, { reversesId: 'p1' })], ['d reversed r']],
    ['the reversal of another payment', [aDenial('d')], [aDecision('r', {}, { reversesId: 'p7' })], []],
    ['its own payment', [aDenial('d')], [aDecision('p1', { l1: 0 })], []],
    [
      'reversal and correction: the reversal ends it',
      [aDenial('d')],
      [aDecision('r', {}, { reversesId: 'p1' }), aDecision('p2', { l1: 500 })],
      ['d reversed r'],
    ],
    [
      'a second denial of the same line in the same chunk',
      [aDenial('d'), aDenial('e', { claimPaymentId: 'p2' })],
      [aDecision('p1', { l1: 0 }), aDecision('p2', { l1: 0 })],
      ['d superseded p2'],
    ],
    [
      'the reversal of what had paid it: it is denied again',
      [aDenial('d', { isOpen: false, resolvedById: 'p2' })],
      [aDecision('r', {}, { reversesId: 'p2' })],
      ['d reopened r'],
    ],
    [
      'a denied claim as a whole, once money comes',
      [aDenial('d', { claimLineItemId: null })],
      [aDecision('p2', { l1: 1 })],
      ['d paid p2'],
    ],
    [
      'a denied claim as a whole, which a word on a line leaves alone',
      [aDenial('d', { claimLineItemId: null })],
      [aDecision('p2', { l1: 0 })],
      [],
    ],
    [
      'a claim that is denied as a whole again',
      [aDenial('d', { claimLineItemId: null }), aDenial('e', { claimLineItemId: null, claimPaymentId: 'p2' })],
      [aDecision('p2', {})],
      ['d superseded p2'],
    ],
    ['nothing where a person has closed it', [aDenial('d', { isOpen: false })], [aDecision('p2', { l1: 5 })], []],
  ])('%s', (_, denials, decisions, expected) => {
    expect(changes(denials, decisions)).toEqual(expected);
  });
});
