import { beginningProblems, completeMonths, fedPoint, feedProblems, monthsIn } from './metric-feed.rules.js';

const NONE = { kpi: null, denialCategory: null, careBundleId: null };

describe('feeds', () => {
  it.each([
    ['i', { ...NONE, kind: 'rcm_kpi', kpi: 'daysInReceivables' }, []],
    ['p', { ...NONE, kind: 'rcm_kpi', kpi: 'denialRate' }, []],
    ['p', { ...NONE, kind: 'rcm_kpi', kpi: 'netCollectionRate' }, ['/kind']],
    ['pp', { ...NONE, kind: 'care_bundle', careBundleId: 'b' }, []],
    ['p', { ...NONE, kind: 'denial_share', denialCategory: 'coding' }, ['/kind']],
    ['run', { ...NONE, kind: 'denial_share', denialCategory: 'coding', kpi: 'denialRate' }, ['/kpi']],
    ['c', { ...NONE, kind: 'care_bundle', careBundleId: 'b' }, ['/kind']],
    ['i', { ...NONE, kind: 'care_bundle' }, ['/careBundleId']],
  ] as const)('a %s chart and %j: %j', (chart, feed, pointers) =>
    expect(feedProblems(feed, chart).map(({ pointer }) => pointer)).toEqual(pointers),
  );

  it.each([
    ['p', 3, 5, 60, { value: 3, size: 5 }],
    ['p', 0, 0, null, { value: null, size: null }],
    ['p', null, null, null, { value: null, size: null }],
    ['i', 3, 5, 60, { value: 60, size: null }],
    ['run', 0, 0, null, { value: null, size: null }],
  ] as const)('on a %s chart %s of %s (%s) is %j', (chart, numerator, denominator, value, point) => {
    const measuredOn = '2026-06-30';
    expect(fedPoint({ measuredOn, numerator, denominator, value }, chart)).toEqual({ measuredOn, ...point });
  });

  it.each([
    ['2026-01-15', '2026-03-01', { from: '2026-01-01', to: '2026-02-28' }],
    ['2026-01-15', '2026-02-28', { from: '2026-01-01', to: '2026-01-31' }],
    ['2026-02-01', '2026-02-28', null],
    ['2027-01-01', '2026-02-28', null],
  ])('from %s on, complete on %s: %j', (startsOn, today, period) =>
    expect(completeMonths(startsOn, today)).toEqual(period),
  );

  it.each([
    ['2016-09-01', []],
    ['2016-08-31', ['/startsOn']],
    ['0001-01-01', ['/startsOn']],
    ['2027-01-01', []],
  ])('one that is to begin on %s, in September 2026: %j', (startsOn, pointers) =>
    expect(beginningProblems(startsOn, '2026-09-15').map(({ pointer }) => pointer)).toEqual(pointers),
  );

  it('a period has its months, whole ones', () => {
    expect(monthsIn({ from: '2027-12-01', to: '2028-02-29' })).toEqual([
      { from: '2027-12-01', to: '2027-12-31' },
      { from: '2028-01-01', to: '2028-01-31' },
      { from: '2028-02-01', to: '2028-02-29' },
    ]);
  });
});
