import { kpi, KPI_NAMES, type KpiName, percentOf } from './kpi.rules.js';

describe('RC §0 statistics: key figures', () => {
  it.each<[KpiName, number, boolean]>([
    ['compliance_percent', 95, false],
    ['compliance_percent', 95.1, true],
    ['overdue_requirements', 5, false],
    ['overdue_requirements', 4, true],
    ['findings_closed_within_90_days_percent', 90, false],
    ['findings_closed_within_90_days_percent', 90.1, true],
    ['mips_composite', 75, false],
    ['mips_composite', 75.01, true],
  ])('%s of %d meets its target: %s', (name, value, isMet) => {
    expect(kpi(name, value)).toMatchObject({ value, isMet, reason: null });
  });

  it.each(KPI_NAMES)('%s without a value says why, and is neither met nor missed', (name) => {
    expect(kpi(name, null)).toMatchObject({ value: null, isMet: null, reason: expect.stringMatching(/^no /) });
  });

  it.each([
    [0, 0, null],
    [2, 3, 66.7],
    [9999, 10000, 99.9],
    [3, 3, 100],
  ])('%i of %i are %d percent', (part, whole, percent) => {
    expect(percentOf(part, whole)).toBe(percent);
  });
});
