import { CODE_LISTS } from './adjustment-code.codes.js';
import { codeProblems } from './adjustment-code.rules.js';
import { codeBook, codesOf, meaningOf, SHIPPED_BOOK, type CompanyCode } from './code-book.rules.js';
import { SHIPPED_CODES } from './shipped-codes.codes.js';

const says = (wording: string, effectiveFromOn: string, effectiveToOn: string | null = null): CompanyCode => ({
  list: 'carc',
  code: '197',
  wording,
  category: null,
  nextAction: null,
  isInformational: null,
  isAppealForbidden: null,
  effectiveFromOn,
  effectiveToOn,
});

describe('RCM E: the codes in force', () => {
  it('are shipped once each, well formed, with category and next action where they deny', () => {
    expect(SHIPPED_BOOK.size).toBe(SHIPPED_CODES.length);
    for (const code of SHIPPED_CODES) {
      const formed = codeProblems({ ...code, effectiveFromOn: '2026-01-01', effectiveToOn: null });
      expect([code.code, formed]).toEqual([code.code, []]);
      if (code.list === 'carc') expect(code.isInformational).toBe(code.category === null && code.nextAction === null);
    }
    expect(CODE_LISTS.map((list) => codesOf(SHIPPED_BOOK, list).length > 10)).toEqual([true, true]);
  });

  it('are unknown, accepted and a denial like any other where nobody described them', () => {
    expect(meaningOf(SHIPPED_BOOK, 'carc', 'Z99')).toMatchObject({ category: null, isInformational: false });
  });

  const rows = [says('later', '2026-07-01'), says('first', '2026-01-01'), says('ended', '2025-01-01', '2025-12-31')];
  it.each([
    ['2024-12-31', 'No authorization, notification or certification in advance'],
    ['2025-12-31', 'ended'],
    ['2026-01-01', 'first'],
    ['2026-06-30', 'first'],
    ['2026-07-01', 'later'],
  ])('on %s are %s: the row that began last holds, and gaps are as shipped', (day, wording) => {
    const book = codeBook(rows, day);
    expect(meaningOf(book, 'carc', '197')).toMatchObject({ wording, category: 'authorization', nextAction: 'appeal' });
  });

  it.each([
    ['carc', '45', true],
    ['carc', 'B15', true],
    ['carc', 'b15', false],
    ['rarc', 'M1', true],
    ['rarc', 'MA130', true],
    ['rarc', 'N7060', true],
    ['rarc', 'N70601', false],
    ['rarc', 'X12', false],
    ['rarc', '45', false],
  ] as const)('of list %s may be named %s: %s', (list, code, isFormed) => {
    expect(codeProblems({ list, code, effectiveFromOn: '2026-01-01', effectiveToOn: null }).length === 0).toBe(
      isFormed,
    );
  });
});
