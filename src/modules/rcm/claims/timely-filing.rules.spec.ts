import type { DatedTerm } from '../payer-rules/payer-rule.rules.js';
import { filingKind, timelyFilingProblems, type FilingDays } from './timely-filing.rules.js';

const initial: FilingDays = {
  frequencyCode: '1',
  responsibilityCode: 'P',
  servedToOn: '2026-02-28',
  priorAdjudicatedOn: '2026-05-01',
  originalRemittedOn: '2026-06-01',
  planName: null,
  overrideReason: null,
};

describe('RCM A13: timely filing', () => {
  const rule = (facts: Partial<DatedTerm>): DatedTerm => ({
    kind: 'filing_initial',
    planName: null,
    limitCount: 30,
    limitUnit: 'days',
    clockStart: 'last_service_date',
    receiptPresumedDays: 0,
    effectiveFromOn: '2026-01-01',
    effectiveToOn: null,
    ...facts,
  });

  it.each([
    ['an initial claim', {}, 'filing_initial'],
    ['a secondary claim', { responsibilityCode: 'S' }, 'filing_secondary'],
    ['a corrected claim', { frequencyCode: '7' }, 'filing_corrected'],
    ['a void of a secondary claim', { frequencyCode: '8', responsibilityCode: 'S' }, 'filing_corrected'],
  ])('%s has a term of its own kind', (_, change, kind) => expect(filingKind({ ...initial, ...change })).toBe(kind));

  it.each([
    [{ limitCount: 90 }, '2026-05-29', ['TIMELY_FILING_NEAR']],
    [{ limitCount: 90 }, '2026-05-30', ['TIMELY_FILING_PASSED']],
    [{ limitCount: 90 }, '2026-05-15', ['TIMELY_FILING_NEAR']],
    [{ limitCount: 90 }, '2026-05-14', []],
    [{ limitCount: 12, limitUnit: 'months' }, '2027-02-28', ['TIMELY_FILING_NEAR']],
    [{ limitCount: 12, limitUnit: 'months' }, '2027-03-01', ['TIMELY_FILING_PASSED']],
  ] as const)('within %j, filed on %s: %j', (term, today, codes) => {
    expect(timelyFilingProblems(initial, [rule(term)], today).map(({ code }) => code)).toEqual(codes);
  });

  it('says nothing while the start is not known', () => {
    const unknown = { ...initial, responsibilityCode: 'S', priorAdjudicatedOn: null };
    const term = rule({ kind: 'filing_secondary', clockStart: 'primary_adjudication_date', limitCount: 1 });
    expect(timelyFilingProblems(unknown, [term], '2030-01-01')).toEqual([]);
    expect(timelyFilingProblems({ ...unknown, priorAdjudicatedOn: '2026-05-01' }, [term], '2030-01-01')).toHaveLength(
      1,
    );
  });

  it.each<[string, Partial<FilingDays>, Partial<DatedTerm>[], string[]]>([
    ['the payer’s rule', {}, [{}], ['TIMELY_FILING_PASSED']],
    ['no rule', {}, [], []],
    ['a rule that is over on the day of service', {}, [{ effectiveToOn: '2026-02-27' }], []],
    ['a rule that is not yet in force', {}, [{ effectiveFromOn: '2026-03-01' }], []],
    ['the rule of the plan before the payer’s', { planName: 'GOLD' }, [{}, { planName: 'Gold', limitCount: 400 }], []],
    ['a rule of another plan', { planName: 'GOLD' }, [{ planName: 'Silver' }], []],
    ['a rule of another kind', { responsibilityCode: 'S' }, [{}], []],
    [
      'a corrected claim from its remittance',
      { frequencyCode: '7', originalRemittedOn: '2026-05-15' },
      [{ kind: 'filing_corrected', clockStart: 'original_remittance_date' }],
      ['TIMELY_FILING_NEAR'],
    ],
    ['a passed limit with a reason', { overrideReason: 'Payer’s outage' }, [{}], ['TIMELY_FILING_OVERRIDDEN']],
  ])('by %s', (_, change, rules, codes) => {
    const problems = timelyFilingProblems({ ...initial, ...change }, rules.map(rule), '2026-06-10');
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });
});
