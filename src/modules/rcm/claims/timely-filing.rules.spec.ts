import { clockStart, timelyFilingProblems, type FilingDays } from './timely-filing.rules.js';

const initial: FilingDays = {
  frequencyCode: '1',
  responsibilityCode: 'P',
  servedToOn: '2026-02-28',
  priorAdjudicatedOn: '2026-05-01',
  originalRemittedOn: '2026-06-01',
};

describe('timely filing', () => {
  it.each([
    ['an initial claim from the last service', {}, '2026-02-28'],
    ['a secondary claim from the primary’s decision', { responsibilityCode: 'S' }, '2026-05-01'],
    ['a corrected claim from the remittance', { frequencyCode: '7' }, '2026-06-01'],
    ['a void from the remittance', { frequencyCode: '8', responsibilityCode: 'S' }, '2026-06-01'],
  ])('of %s counts', (_, change, start) => expect(clockStart({ ...initial, ...change })).toBe(start));

  it.each([
    [{ count: 90, unit: 'days' }, '2026-05-29', ['TIMELY_FILING_NEAR']],
    [{ count: 90, unit: 'days' }, '2026-05-30', ['TIMELY_FILING_PASSED']],
    [{ count: 90, unit: 'days' }, '2026-05-15', ['TIMELY_FILING_NEAR']],
    [{ count: 90, unit: 'days' }, '2026-05-14', []],
    [{ count: 12, unit: 'months' }, '2027-02-28', ['TIMELY_FILING_NEAR']],
    [{ count: 12, unit: 'months' }, '2027-03-01', ['TIMELY_FILING_PASSED']],
    [null, '2030-01-01', []],
  ] as const)('within %j, filed on %s: %j', (limit, today, codes) => {
    expect(timelyFilingProblems(initial, limit, today).map(({ code }) => code)).toEqual(codes);
  });

  it('says nothing while the start is not known', () => {
    const unknown = { ...initial, responsibilityCode: 'S', priorAdjudicatedOn: null };
    expect(timelyFilingProblems(unknown, { count: 1, unit: 'days' }, '2030-01-01')).toEqual([]);
  });
});
