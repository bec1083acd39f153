import { categoryOf, type DenialCell, sumOf, sumsBy } from './denial-analysis.rules.js';

const cell = (reasonCode: string, cents: number, denials = 1): DenialCell => ({
  reasonCode,
  payerId: 'p',
  payerName: 'P',
  month: '2026-03',
  denials,
  cents,
});

describe('RCM §1 denial analysis: sums', () => {
  it('by category, the greatest first, with their shares of the money', () => {
    const cells = [cell('50', 3_000), cell('197', 5_000, 2), cell('55', 1_000), cell('9999', 1_000)];
    expect(sumsBy(cells, ({ reasonCode }) => categoryOf(reasonCode))).toEqual([
      { key: 'authorization', denials: 2, cents: 5_000, sharePercent: 50 },
      { key: 'medical_necessity', denials: 2, cents: 4_000, sharePercent: 40 },
      { key: 'other', denials: 1, cents: 1_000, sharePercent: 10 },
    ]);
    expect(sumOf(cells)).toEqual({ denials: 5, cents: 10_000 });
  });

  it('leave out what was taken back', () => {
    expect(
      sumsBy([cell('50', 3_000), cell('50', -3_000, -1), cell('16', 100)], ({ reasonCode }) => reasonCode),
    ).toEqual([{ key: '16', denials: 1, cents: 100, sharePercent: 100 }]);
  });

  it('of nothing are none', () => expect(sumsBy([], ({ reasonCode }) => reasonCode)).toEqual([]));

  it('have no share where more was taken back than denied', () => {
    expect(sumsBy([cell('50', -100, -1)], ({ reasonCode }) => reasonCode)).toEqual([
      { key: '50', denials: -1, cents: -100, sharePercent: null },
    ]);
  });
});
