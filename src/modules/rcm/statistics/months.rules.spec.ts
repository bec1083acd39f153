import { monthsOf } from './months.rules.js';

describe('the months of a period', () => {
  it('are cut at its ends', () => {
    expect(monthsOf('2024-01-15', '2024-03-10')).toEqual([
      { month: '2024-01', from: '2024-01-15', to: '2024-01-31' },
      { month: '2024-02', from: '2024-02-01', to: '2024-02-29' },
      { month: '2024-03', from: '2024-03-01', to: '2024-03-10' },
    ]);
  });

  it.each([
    ['2026-05-31', '2026-05-31', 1],
    ['2026-05-31', '2026-06-01', 2],
    ['2025-12-01', '2026-11-30', 12],
    ['2026-05-02', '2026-05-01', 0],
    ['9999-11-30', '9999-12-31', 2],
    ['0001-01-01', '0001-01-15', 1],
  ])('from %s to %s are %d', (from, to, count) => expect(monthsOf(from, to)).toHaveLength(count));
});
