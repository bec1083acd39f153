import { isTooLong, periodOf, postedMonths } from './payments-by-month.rules.js';

describe('payments by month', () => {
  it.each([
    [{}, '2026-11-23', { from: '2025-12-01', to: '2026-11-23' }],
    [{ to: '2026-01-31' }, '2026-11-23', { from: '2025-02-01', to: '2026-01-31' }],
    [{ from: '2026-03-05' }, '2026-11-23', { from: '2026-03-05', to: '2026-11-23' }],
    [{ to: '0001-01-15' }, '2026-11-23', { from: '0001-01-01', to: '0001-01-15' }],
    [{ to: '0002-01-15' }, '2026-11-23', { from: '0001-02-01', to: '0002-01-15' }],
  ])('of %j asked on %s are of %j', (asked, today, period) => expect(periodOf(asked, today)).toEqual(period));

  it.each([
    ['1827-01-01', '2026-12-31', false],
    ['1826-12-31', '2026-12-01', true],
    ['0001-01-01', '9999-12-31', true],
    ['2027-01-01', '2026-12-31', false],
  ])('from %s to %s are too many: %s', (from, to, isSo) => expect(isTooLong({ from, to })).toBe(isSo));

  it('have every month, with zeros where nothing was posted', () => {
    const sums = [
      { month: '2026-01', kind: 'payment' as const, cents: 700 },
      { month: '2026-01', kind: 'charge' as const, cents: 1_000 },
      { month: '2026-03', kind: 'payment' as const, cents: -200 },
    ];
    const months = postedMonths('2026-01-10', '2026-03-31', sums);
    expect(months.map(({ month, chargeCents, paidCents }) => [month, chargeCents, paidCents])).toEqual([
      ['2026-01', 1_000, 700],
      ['2026-02', 0, 0],
      ['2026-03', 0, -200],
    ]);
    expect(months[0]).toMatchObject({ from: '2026-01-10', contractualCents: 0, writeOffCents: 0, deniedCents: 0 });
  });
});
