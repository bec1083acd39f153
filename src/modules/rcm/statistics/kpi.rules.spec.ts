import { kpi, rounded } from './kpi.rules.js';

describe('a key figure', () => {
  it.each([
    ['denialRate', 3, 100, 3, 'on_target'],
    ['denialRate', 5, 100, 5, 'off_target'],
    ['denialRate', 1, 3, 33.33, 'off_target'],
    ['denialRateByCharge', 0, 12_550, 0, 'on_target'],
    ['cleanClaimRate', 96, 100, 96, 'on_target'],
    ['cleanClaimRate', 95, 100, 95, 'off_target'],
    ['firstPassResolutionRate', 91, 100, 91, 'on_target'],
    ['netCollectionRate', 190, 200, 95, 'off_target'],
    ['daysInReceivables', 290_000, 10_000, 29, 'on_target'],
    ['daysInReceivables', 300_000, 10_000, 30, 'off_target'],
    ['appealSuccessRate', 61, 100, 61, 'on_target'],
    ['appealRate', 61, 100, 61, 'no_target'],
  ] as const)('%s of %d and %d is %d: %s', (name, numerator, denominator, value, status) => {
    expect(kpi(name, numerator, denominator)).toMatchObject({ numerator, denominator, value, status, reason: null });
  });

  it.each([
    [0, 'there is nothing to divide by in this period'],
    [-5, 'the denominator is negative'],
  ])('over %d is not computable', (denominator, reason) => {
    expect(kpi('denialRate', 0, denominator)).toMatchObject({ value: null, status: 'not_computable', reason });
  });

  it.each([
    [33.335, 33.34],
    [-33.335, -33.34],
    [2 / 3, 0.67],
    [0, 0],
  ])('of %d is written as %d', (value, written) => expect(rounded(value)).toBe(written));
});
