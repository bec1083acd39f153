import { dayTicks } from './day-ticks.rules.js';

describe('ticks of days', () => {
  it.each<[string, string, string[]]>([
    ['2026-01-05', '2026-01-05', ['Jan 5']],
    ['2026-02-26', '2026-03-02', ['Feb 26', 'Feb 27', 'Feb 28', 'Mar 1', 'Mar 2']],
    ['2026-01-05', '2026-02-16', ['Jan 5', 'Jan 12', 'Jan 19', 'Jan 26', 'Feb 2', 'Feb 9', 'Feb 16']],
    ['2025-10-15', '2026-05-20', ['Nov 2025', 'Dec', 'Jan 2026', 'Feb', 'Mar', 'Apr', 'May']],
    ['2024-01-01', '2025-12-31', ['Jan 2024', 'Apr', 'Jul', 'Oct', 'Jan 2025', 'Apr', 'Jul', 'Oct']],
    ['2019-06-30', '2026-06-30', ['2020', '2021', '2022', '2023', '2024', '2025', '2026']],
  ])('from %s to %s are %j', (from, to, labels) => {
    expect(dayTicks(from, to).map(({ label }) => label)).toEqual(labels);
  });

  it('never leave the range', () => {
    const ticks = dayTicks('1901-05-17', '2099-03-02');
    expect(ticks.length).toBeLessThan(12);
    for (const { day } of ticks) expect(day >= '1901-05-17' && day <= '2099-03-02').toBe(true);
  });
});
