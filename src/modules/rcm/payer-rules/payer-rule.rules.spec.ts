import { CLOCKS_OF_KIND, MEDICARE_RULES, PAYER_RULE_KINDS } from './payer-rule.codes.js';
import { deadlineFor, overlaps, payerRuleProblems, termInForce, type DatedTerm } from './payer-rule.rules.js';

const TERM: DatedTerm = {
  kind: 'appeal_level_1',
  planName: null,
  limitCount: 180,
  limitUnit: 'days',
  clockStart: 'notice_date',
  receiptPresumedDays: 0,
  effectiveFromOn: '2026-01-01',
  effectiveToOn: null,
};
const medicare = (kind: DatedTerm['kind']): DatedTerm => ({
  ...MEDICARE_RULES.find((rule) => rule.kind === kind)!,
  planName: null,
  effectiveToOn: null,
});

describe('RCM A13, F: the last day of a term', () => {
  it.each([
    [12, 'months', '2025-02-28', '2026-02-28'],
    [12, 'months', '2024-02-29', '2025-02-28'],
    [12, 'months', '2024-03-01', '2025-03-01'],
    [1, 'months', '2026-01-31', '2026-02-28'],
    [1, 'months', '2028-01-31', '2028-02-29'],
    [365, 'days', '2024-02-29', '2025-02-28'],
    [90, 'days', '2026-12-31', '2027-03-31'],
    [120, 'days', '2026-07-01', '2026-10-29'],
  ] as const)('of %d %s from %s is %s', (limitCount, limitUnit, from, last) => {
    expect(deadlineFor({ ...TERM, limitCount, limitUnit }, from)).toBe(last);
  });

  it.each([
    ['appeal_level_1', '2026-11-03'],
    ['appeal_level_2', '2027-01-02'],
    ['appeal_level_3', '2026-09-04'],
    ['appeal_level_4', '2026-09-04'],
    ['appeal_level_5', '2026-09-04'],
    ['filing_initial', '2027-07-01'],
  ] as const)('of Medicare %s from 2026-07-01 is %s: receipt is presumed after 5 days', (kind, last) => {
    expect(deadlineFor(medicare(kind), '2026-07-01')).toBe(last);
  });

  it('counts from the documented day of receipt where there is one', () => {
    expect(deadlineFor(medicare('appeal_level_1'), '2026-07-01', '2026-07-20')).toBe('2026-11-17');
    expect(deadlineFor(TERM, '2026-07-01', '2026-07-20')).toBe(deadlineFor(TERM, '2026-07-01'));
  });
});

describe('RCM A13, F: the term in force', () => {
  const older: DatedTerm = { ...TERM, limitCount: 90, effectiveFromOn: '2020-01-01', effectiveToOn: '2025-12-31' };
  const gold: DatedTerm = { ...TERM, planName: 'Gold PPO', limitCount: 60 };
  const terms = [gold, older, TERM];
  it.each([
    ['2026-01-01', null, 180],
    ['2025-12-31', null, 90],
    ['2019-12-31', null, undefined],
    ['2026-03-01', 'gold ppo ', 60],
    ['2025-03-01', 'Gold PPO', 90],
    ['2026-03-01', 'Silver', 180],
  ])('on %s for plan %s gives %s days', (on, planName, days) => {
    expect(termInForce(terms, { kind: 'appeal_level_1', planName, on })?.limitCount).toBe(days);
  });

  it('of another kind is none', () => {
    expect(termInForce(terms, { kind: 'filing_initial', planName: null, on: '2026-03-01' })).toBeNull();
  });

  it.each([
    [{}, true],
    [{ effectiveFromOn: '2027-01-01' }, true],
    [{ effectiveFromOn: '2020-01-01', effectiveToOn: '2026-01-01' }, true],
    [{ effectiveFromOn: '2020-01-01', effectiveToOn: '2025-12-31' }, false],
    [{ planName: 'Gold PPO' }, false],
    [{ kind: 'appeal_level_2' }, false],
  ] as const)('overlaps with %j: %s, either way round', (change, isOverlap) => {
    const other = { ...TERM, ...change };
    expect([overlaps(TERM, other), overlaps(other, TERM)]).toEqual([isOverlap, isOverlap]);
  });
});

describe('a payer rule', () => {
  it.each([
    [{}, []],
    [{ clockStart: 'notice_receipt', receiptPresumedDays: 5 }, []],
    [{ clockStart: 'last_service_date' }, ['/clockStart']],
    [{ kind: 'filing_initial' }, ['/clockStart']],
    [{ receiptPresumedDays: 5 }, ['/receiptPresumedDays']],
    [{ effectiveToOn: '2025-12-31' }, ['/effectiveToOn']],
    [{ effectiveToOn: '2026-01-01' }, []],
    [
      { kind: 'filing_secondary', receiptPresumedDays: 3, effectiveToOn: '2000-01-01' },
      ['/clockStart', '/receiptPresumedDays', '/effectiveToOn'],
    ],
  ] as const)('with %j has problems at %j', (change, pointers) => {
    expect(payerRuleProblems({ ...TERM, ...change }).map(({ pointer }) => pointer)).toEqual(pointers);
  });

  it('of Medicare is there for every kind, each without a problem', () => {
    expect(MEDICARE_RULES.map(({ kind }) => kind)).toEqual(PAYER_RULE_KINDS);
    expect(Object.keys(CLOCKS_OF_KIND)).toEqual([...PAYER_RULE_KINDS]);
    expect(PAYER_RULE_KINDS.flatMap((kind) => payerRuleProblems(medicare(kind)))).toEqual([]);
  });
});
