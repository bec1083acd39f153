import {
  adjudicationsAnew,
  adjudicationsOf,
  loopsAnew,
  loopsForNext,
  nextTurn,
  otherPayerOf,
  secondaryRefusal,
  type PriorDecision,
} from './secondary-claim.rules.js';

const decision = (facts: Partial<PriorDecision> = {}): PriorDecision => ({
  id: 'p1',
  paidCents: 8_000,
  isForwarded: false,
  isBalanced: true,
  decidedOn: '2026-08-01',
  adjustments: [],
  lines: [],
  ...facts,
});
const line = (claimLineItemId: string | null, paidCents = 8_000) => ({
  claimLineItemId,
  procedureCode: '99213',
  modifiers: ['25'],
  revenueCode: null,
  paidUnits: 1,
  paidCents,
  adjustments: [{ groupCode: 'PR', reasonCode: '2', cents: 2_000, quantity: null }],
});

describe('RCM G: when the next payer can be billed', () => {
  const has = { nextCoverage: true, nextClaim: false };
  it.each([
    ['a decided claim', 'paid', [decision()], has, null],
    ['a denied one too', 'denied', [decision({ paidCents: 0 })], has, null],
    ['nothing decided', 'submitted', [], has, 'CLAIM_NOT_ADJUDICATED'],
    ['sent on by the payer', 'crossed_over', [decision({ isForwarded: true })], has, 'CLAIM_CROSSED_OVER'],
    ['not balanced', 'paid', [decision(), decision({ isBalanced: false })], has, 'PRIOR_PAYMENT_UNBALANCED'],
    ['on no line', 'paid', [decision({ lines: [line(null)] })], has, 'PRIOR_PAYMENT_UNPLACED'],
    ['no card', 'paid', [decision()], { ...has, nextCoverage: false }, 'NO_NEXT_COVERAGE'],
    ['billed already', 'paid', [decision()], { ...has, nextClaim: true }, 'NEXT_CLAIM_EXISTS'],
    ['corrected', 'corrected', [decision()], has, 'CLAIM_SUPERSEDED'],
  ] as const)('%s', (_what, status, decisions, known, code) => {
    expect(secondaryRefusal(status, decisions, known)).toBe(code);
  });

  it('the order of payers is P, S, T', () => {
    expect(['P', 'S', 'T'].map((code) => nextTurn(code)?.responsibilityCode ?? null)).toEqual(['S', 'T', null]);
  });
});

describe('RCM G: what the next payer is told', () => {
  const patient = { familyName: 'Doe', givenName: 'Jane' };
  const coverage = { memberId: 'W1', groupNumber: 'G', planName: 'Plan', relationshipCode: '18', filingCode: 'CI' };
  const prior = { payer: { name: 'Payer One', electronicPayerId: 'P1' }, coverage, patient } as never;
  const claim = { responsibilityCode: 'P', loops: null };

  it('a payer that decided anew stands in the place of what was told of it, and the others stay', () => {
    const [before, was] = [{ responsibilityCode: 'P' }, { responsibilityCode: 'S', amounts: ['was'] }];
    const now = otherPayerOf(prior, { responsibilityCode: 'S', loops: null }, [decision()]);
    expect(loopsAnew({ note: 1, otherPayers: [before, was] }, now)).toEqual({ note: 1, otherPayers: [before, now] });
    const told = { note: 1, adjudications: [{ payerId: 'P0' }, { payerId: 'P1', paidCents: 1 }] };
    const anew = adjudicationsAnew(told, 'P1', 'l1', [decision({ lines: [line('l1'), line('l2', 7)] })]);
    expect(anew).toMatchObject({ note: 1, adjudications: [{ payerId: 'P0' }, { payerId: 'P1', paidCents: 8_000 }] });
  });

  it('the decisions as they were paid, with their date on the lines where there are any', () => {
    const decided = [
      decision({ lines: [line('l1')] }),
      decision({ id: 'p2', paidCents: 500, lines: [line('l2', 500)] }),
    ];
    const other = otherPayerOf(prior, claim, decided);
    expect(other).toMatchObject({
      responsibilityCode: 'P',
      groupNumber: 'G',
      amounts: [{ qualifier: 'D', cents: 8_500 }],
      adjudicatedOn: null,
      subscriber: { name: 'Doe', id: 'W1' },
      payer: { name: 'Payer One', id: 'P1' },
    });
    expect(adjudicationsOf('P1', 'l1', decided)).toMatchObject([
      {
        payerId: 'P1',
        paidCents: 8_000,
        adjudicatedOn: '2026-08-01',
        adjustments: [{ reasonCode: '2', cents: 2_000 }],
      },
    ]);
  });

  it('a decision on the claim as a whole has its date and adjustments there', () => {
    const adjustments = [{ groupCode: 'CO', reasonCode: '45', cents: 100, quantity: null }];
    const other = otherPayerOf(prior, claim, [decision({ adjustments })]);
    expect(other).toMatchObject({ adjudicatedOn: '2026-08-01', adjustments });
  });

  it("not the first payer's own numbers and subscriber; payers before it stay", () => {
    const references = ['F8', 'G1', '9F', 'EA'].map((qualifier) => ({ qualifier, value: '1', description: '' }));
    const other = otherPayerOf(prior, claim, [decision()]);
    const loops = loopsForNext({ references, subscriber: { sex: 'F' }, otherPayers: [{ old: 1 }] }, other, '12');
    expect(loops).toEqual({
      references: [references[3]],
      otherPayers: [{ old: 1 }, other],
      subscriber: { insuranceTypeCode: '12' },
    });
  });
});
