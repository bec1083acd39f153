import { type AnalysedCategory, type DenialCell, groupsBy, sumOf } from './denial-analysis.rules.js';

const cell = (category: AnalysedCategory, reasonCode: string, deniedCents: number, denials = 1): DenialCell => ({
  category,
  reasonCode,
  payerId: 'p',
  payerName: 'P',
  month: '2026-03',
  denials,
  deniedCents,
  appealableCents: deniedCents / 2,
  openCents: deniedCents / 4,
  openAppealableCents: deniedCents / 10,
});

describe('RCM §1 denial analysis: sums', () => {
  it('by category, the greatest first, with their shares of the money', () => {
    const cells = [
      cell('medical_necessity', '50', 3_000),
      cell('authorization', '197', 5_000, 2),
      cell('medical_necessity', '55', 1_000),
      cell('other', '9999', 1_000),
    ];
    const groups = groupsBy(cells, ({ category }) => category);
    expect(
      groups.map(({ key, denials, deniedCents, sharePercent }) => [key, denials, deniedCents, sharePercent]),
    ).toEqual([
      ['authorization', 2, 5_000, 50],
      ['medical_necessity', 2, 4_000, 40],
      ['other', 1, 1_000, 10],
    ]);
    expect(sumOf(cells)).toEqual({
      denials: 5,
      deniedCents: 10_000,
      appealableCents: 5_000,
      openCents: 2_500,
      openAppealableCents: 1_000,
    });
  });

  it('have no share where nothing was denied', () => {
    expect(groupsBy([cell('coding', '16', 0)], ({ reasonCode }) => reasonCode)).toMatchObject([
      { key: '16', denials: 1, deniedCents: 0, sharePercent: null },
    ]);
    expect(groupsBy([], ({ reasonCode }) => reasonCode)).toEqual([]);
  });
});
