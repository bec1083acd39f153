import { metricOf, periodOf, projectOf, worthProposing } from './project-proposal.rules.js';

const share = (sharePercent: number | null, deniedCents = 100) => ({
  category: 'coding',
  denials: 1,
  deniedCents,
  sharePercent,
});
const PROPOSED = {
  denialCategory: 'timely_filing',
  fromOn: '2026-06-01',
  toOn: '2026-06-30',
  sharePercent: 40,
  thresholdPercent: 25,
};

describe('proposals from denials', () => {
  it.each([
    ['above', share(25.01), 1],
    ['at the threshold', share(25), 0],
    ['below', share(24), 0],
    ['of nothing', share(null), 0],
    ['of little weight', share(60, 99), 0],
  ])('%s', (_, one, count) =>
    expect(worthProposing([one], { denialSharePercent: 25, leastDeniedCents: 100 })).toHaveLength(count),
  );

  it.each([
    [null, '2026-01-01', { from: '2025-12-01', to: '2025-12-31' }],
    ['2026-02', '2026-03-01', { from: '2026-02-01', to: '2026-02-28' }],
    ['2026-02', '2026-02-28', null],
    ['2026-04', '2026-03-31', null],
  ])('the month %s on %s: %j', (month, today, period) => expect(periodOf(month, today)).toEqual(period));

  it('become a project from the month to the threshold, and a metric that begins a year before', () => {
    expect(projectOf(PROPOSED)).toMatchObject({
      title: 'Fewer denials: timely filing',
      betterIs: 'lower',
      baselineValue: 40,
      baselineOn: '2026-06-30',
      targetValue: 25,
    });
    expect(metricOf(PROPOSED)).toMatchObject({ facts: { chart: 'i', targetValue: 25 }, startsOn: '2025-06-01' });
  });
});
