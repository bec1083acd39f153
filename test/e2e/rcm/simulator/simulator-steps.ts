import fc from 'fast-check';

/** What is drawn of one line. Amounts are shares, so that they fit every charge: nothing here knows a claim. */
export interface DrawnLine {
  allowedPercent: number;
  deductiblePercent: number;
  coinsurancePercent: number;
  copayCents: number;
}

export const SHAPES = ['pay', 'deny', 'deny_line', 'reduce', 'whole', 'split', 'bundle'] as const;

/** A decision of the payer, before it is about a claim. */
export interface DrawnDecision {
  shape: (typeof SHAPES)[number];
  /** Used line by line, from the start again where the claim has more. */
  lines: readonly DrawnLine[];
  denial: { group: 'CO' | 'OA' | 'PR' | 'PI'; carc: string };
}

/** One thing that a remittance says. What it needs and does not find (a payment to reverse) makes it say nothing. */
export interface DrawnAct {
  what: 'decide' | 'reverse' | 'correct' | 'next_payer' | 'interest' | 'put_off';
  /** Which claim, counted round and round. */
  claim: number;
  decision: DrawnDecision;
  /** The correction stands before its reversal. */
  isTurned: boolean;
  cents: number;
}

export type DrawnStep =
  | {
      what: 'remit';
      acts: readonly DrawnAct[];
      /** The same file again: in its bytes, or in another envelope. */
      again: 'no' | 'same_bytes' | 'new_envelope';
      /** It arrives after the next one. */
      isOvertaken: boolean;
      /** The import is stopped at the so-manieth place at which it can be. */
      stopAt: number | null;
    }
  | { what: 'restart' };

const line: fc.Arbitrary<DrawnLine> = fc.record({
  allowedPercent: fc.integer({ min: 20, max: 100 }),
  deductiblePercent: fc.constantFrom(0, 0, 10, 100),
  coinsurancePercent: fc.constantFrom(0, 0, 20),
  copayCents: fc.constantFrom(0, 0, 2500),
});
const denial: fc.Arbitrary<DrawnDecision['denial']> = fc.constantFrom(
  { group: 'CO', carc: '50' },
  { group: 'CO', carc: '197' },
  { group: 'CO', carc: '16' },
  { group: 'CO', carc: '29' },
  { group: 'OA', carc: '18' },
  { group: 'OA', carc: '22' },
  { group: 'PR', carc: '96' },
  { group: 'PI', carc: '97' },
);
const decision: fc.Arbitrary<DrawnDecision> = fc.record({
  shape: fc.constantFrom('pay' as const, ...SHAPES),
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  denial,
});
const act: fc.Arbitrary<DrawnAct> = fc.record({
  what: fc.constantFrom(
    'decide',
    'decide',
    'decide',
    'reverse',
    'correct',
    'correct',
    'next_payer',
    'interest',
    'put_off',
  ),
  claim: fc.nat(11),
  decision,
  isTurned: fc.boolean(),
  cents: fc.integer({ min: 1, max: 40_000 }),
});
const remit: fc.Arbitrary<DrawnStep> = fc.record({
  what: fc.constant('remit' as const),
  acts: fc.array(act, { minLength: 1, maxLength: 7 }),
  again: fc.constantFrom('no', 'no', 'no', 'same_bytes', 'new_envelope'),
  isOvertaken: fc.constantFrom(false, false, true),
  stopAt: fc.constantFrom(null, null, 0, 1, 2, 3),
});
const restart: fc.Arbitrary<DrawnStep> = fc.constant({ what: 'restart' as const });

/** A life of a billing office: remittances of every kind, and now and then a restart. */
export const anyLife: fc.Arbitrary<DrawnStep[]> = fc.array(
  fc.oneof({ arbitrary: remit, weight: 20 }, { arbitrary: restart, weight: 1 }),
  { minLength: 3, maxLength: 9 },
);
