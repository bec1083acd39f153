import { MEDICARE_RULES } from '../payer-rules/payer-rule.codes.js';
import type { DatedTerm } from '../payer-rules/payer-rule.rules.js';
import { SHIPPED_BOOK } from '../adjustment-codes/code-book.rules.js';
import { appealDue, dayProblem, levelProblem, type EarlierAppeal } from './appeal.rules.js';
import { APPEAL_STATUSES, canBecome, type AppealStatus } from './appeal-status.rules.js';
import { appealedAmount } from './appealed-amount.rules.js';

const MEDICARE: DatedTerm[] = MEDICARE_RULES.map((rule) => ({ ...rule, planName: null, effectiveToOn: null }));
const DAYS = { planName: null, noticeOn: '2026-08-01', noticeReceivedOn: null, arrivedOn: '2026-08-01' };
const was = (level: number, status: AppealStatus, claimPaymentId = 'first'): EarlierAppeal => ({
  level,
  claimPaymentId,
  status,
  decidedOn: '2026-09-01',
});

describe('RCM F: the due date', () => {
  it.each([
    [1, '2026-12-04'],
    [2, '2027-02-02'],
    [3, '2026-10-05'],
    [4, '2026-10-05'],
    [5, '2026-10-05'],
  ])('of Medicare level %d for a notice of 2026-08-01 is %s: receipt is presumed after 5 days', (level, dueOn) => {
    expect(appealDue(level, DAYS, MEDICARE)).toEqual({ dueOn, noDueReason: null });
  });

  it('counts from documented receipt, and is unknown where the payer has no rule', () => {
    expect(appealDue(1, { ...DAYS, noticeReceivedOn: '2026-08-11' }, MEDICARE).dueOn).toBe('2026-12-09');
    expect(appealDue(1, DAYS, [])).toEqual({ dueOn: null, noDueReason: 'NO_RULE_FOR_PAYER' });
    const commercial: DatedTerm = {
      ...MEDICARE[3]!,
      clockStart: 'notice_date',
      receiptPresumedDays: 0,
      limitCount: 60,
    };
    expect(appealDue(1, { ...DAYS, noticeReceivedOn: '2026-08-11' }, [commercial]).dueOn).toBe('2026-09-30');
  });
});

describe('RCM F: levels', () => {
  it.each<[number, EarlierAppeal[], string | null]>([
    [1, [], null],
    [1, [was(1, 'withdrawn')], null],
    [1, [was(1, 'in_preparation')], 'APPEAL_OPEN'],
    [1, [was(1, 'filed')], 'APPEAL_OPEN'],
    [1, [was(1, 'received')], 'APPEAL_OPEN'],
    [1, [was(1, 'upheld')], 'APPEAL_LEVEL_DECIDED'],
    [2, [], 'APPEAL_LEVEL_NOT_REACHED'],
    [2, [was(1, 'filed')], 'APPEAL_OPEN'],
    [2, [was(1, 'withdrawn')], 'APPEAL_LEVEL_NOT_REACHED'],
    [2, [was(1, 'overturned')], 'APPEAL_LEVEL_NOT_REACHED'],
    [2, [was(1, 'upheld')], null],
    [2, [was(1, 'partially_overturned')], null],
    [2, [was(1, 'dismissed')], null],
    [3, [was(1, 'upheld')], 'APPEAL_LEVEL_NOT_REACHED'],
    [3, [was(1, 'upheld'), was(2, 'upheld')], null],
    [1, [was(1, 'upheld'), was(2, 'upheld')], 'APPEAL_LEVEL_DECIDED'],
  ])('%d after %j: %s', (level, appeals, problem) => {
    expect(levelProblem(level, 'first', appeals)).toBe(problem);
  });

  it.each<[string, number, EarlierAppeal[], string | null]>([
    ['won, reversed and denied anew: from level 1', 1, [was(1, 'overturned')], null],
    ['and not from level 2', 2, [was(1, 'overturned')], 'APPEAL_LEVEL_NOT_REACHED'],
    ['won at level 2, reversed and denied anew: from level 1', 1, [was(1, 'upheld'), was(2, 'overturned')], null],
    ['and not from level 2 again', 2, [was(1, 'upheld'), was(2, 'overturned')], 'APPEAL_LEVEL_NOT_REACHED'],
    ['a partial win carried out: on to level 2', 2, [was(1, 'partially_overturned')], null],
    ['or from level 1', 1, [was(1, 'partially_overturned')], null],
    ['while one about the former decision is open: not', 1, [was(1, 'filed')], 'APPEAL_OPEN'],
    ['its own level is decided', 1, [was(1, 'overturned'), was(1, 'upheld', 'second')], 'APPEAL_LEVEL_DECIDED'],
    ['on from its own', 2, [was(1, 'upheld'), was(2, 'overturned'), was(1, 'upheld', 'second')], null],
    [
      'its own win goes before an earlier loss',
      2,
      [was(1, 'upheld'), was(1, 'overturned', 'second')],
      'APPEAL_LEVEL_NOT_REACHED',
    ],
  ])('against a second decision, %s', (_words, level, appeals, problem) => {
    expect(levelProblem(level, 'second', appeals)).toBe(problem);
  });
});

describe('RCM F: the states of an appeal', () => {
  const ALLOWED: Record<AppealStatus, AppealStatus[]> = {
    in_preparation: ['filed', 'withdrawn'],
    filed: ['received', 'overturned', 'partially_overturned', 'upheld', 'dismissed', 'withdrawn'],
    received: ['overturned', 'partially_overturned', 'upheld', 'dismissed', 'withdrawn'],
    overturned: [],
    partially_overturned: [],
    upheld: [],
    dismissed: [],
    withdrawn: [],
  };
  it.each(APPEAL_STATUSES)('from %s', (from) => {
    expect(APPEAL_STATUSES.filter((to) => canBecome(from, to)).sort()).toEqual(ALLOWED[from].sort());
  });
});

describe('RCM F: what can be appealed', () => {
  const denial = (deniedCents: number, ...remarkCodes: string[]): Parameters<typeof appealedAmount>[1][number] => ({
    groupCode: 'CO',
    reasonCode: '50',
    remarkCodes,
    deniedCents,
  });
  it.each([
    [[], [denial(100), denial(50)], false, 150],
    [[], [denial(100, 'MA130'), denial(50)], false, 50],
    [[], [denial(100, 'MA130')], true, 0],
    [[], [denial(100, 'N211')], true, 0],
    [[], [], false, null],
    [['MA130'], [], true, null],
    [['MA01'], [], false, null],
  ])(
    'with remarks %j on the claim and denials %j: forbidden %s, %s cents',
    (remarkCodes, denials, isForbidden, cents) => {
      expect(appealedAmount({ remarkCodes }, denials, SHIPPED_BOOK)).toEqual({ isForbidden, cents });
    },
  );

  it.each([
    ['2026-08-05', true],
    ['2026-08-01', true],
    ['2026-07-31', false],
    ['2026-08-06', false],
  ])('an act on %s, not before 2026-08-01, is possible on 2026-08-05: %s', (day, can) => {
    expect(dayProblem(day, '2026-08-01', '2026-08-05') === null).toBe(can);
  });
});
