import { monthsBetween, totalOf, withRates } from './bundle-statistics.rules.js';

const none = {
  assessed: 0,
  counted: 0,
  perfect: 0,
  opportunities: 0,
  opportunitiesMet: 0,
  criticalOpportunities: 0,
  criticalMet: 0,
};

describe('QI §0 bundle compliance: rates', () => {
  it('of nothing are not known', () => {
    expect(withRates(none)).toMatchObject({ allOrNoneRate: null, opportunityScore: null, criticalElementRate: null });
    expect(totalOf([])).toMatchObject({ assessed: 0, allOrNoneRate: null });
  });

  it('are made of sums, not means of rates', () => {
    const small = { ...none, assessed: 1, counted: 1, perfect: 1, opportunities: 5, opportunitiesMet: 5 };
    const large = { ...none, assessed: 9, counted: 9, perfect: 3, opportunities: 45, opportunitiesMet: 35 };
    expect(totalOf([small, large])).toMatchObject({ assessed: 10, allOrNoneRate: 0.4, opportunityScore: 0.8 });
  });

  it('months go on over the year', () => {
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthsBetween('2026-02', '2026-02')).toEqual(['2026-02']);
  });
});
