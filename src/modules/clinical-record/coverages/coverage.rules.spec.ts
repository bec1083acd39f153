import { coverageProblems } from './coverage.rules.js';

describe('a coverage', () => {
  it.each([
    [{ relationshipCode: '18' }, []],
    [{ relationshipCode: '19', subscriberFamilyName: 'Sample' }, []],
    [{ effectiveOn: '2026-01-01', endsOn: '2026-01-01' }, []],
    [{ effectiveOn: '2026-01-02', endsOn: '2026-01-01' }, ['COVERAGE_ENDS_BEFORE_IT_BEGINS']],
    [{ effectiveOn: null, endsOn: '2026-01-01' }, []],
    [{ relationshipCode: '18', subscriberFamilyName: 'Sample' }, ['SUBSCRIBER_IS_PATIENT']],
  ])('%j has the problems %j', (coverage, codes) => {
    expect(coverageProblems(coverage).map(({ code }) => code)).toEqual(codes);
  });
});
