import { codeBook, meaningOf, SHIPPED_BOOK } from '../adjustment-codes/code-book.rules.js';
import { isDenied } from './denial.rules.js';

describe('RCM E: a denial', () => {
  it.each<[number, string, boolean]>([
    [0, 'CO 50 100', true],
    [0, 'PI 16 100', true],
    [0, 'OA 18 100', true],
    [0, 'CO 999 100', true],
    [0, 'CR 97 100', true],
    [0, 'CO 45 100', false],
    [0, 'CO 24 100', false],
    [0, 'OA 23 100', false],
    [0, 'PR 1 100', false],
    [0, 'PR 2 100', false],
    [0, 'PR 3 100', false],
    [0, 'PR 31 100', true],
    [0, 'PR 96 100', true],
    [0, 'PR 204 100', true],
    [0, 'PR 66 100', false],
    [0, 'CO 45 40, CO 50 60', true],
    [0, 'CO 45 40, PR 1 60', false],
    [0, 'CO 97 0', false],
    [0, 'CO 97 -100', false],
    [0, '', false],
    [1, 'CO 50 100', false],
    [-1, 'CO 50 100', false],
  ])('of a line paid %d with %j: %s', (paidCents, text, expected) => {
    const adjustments = text
      .split(', ')
      .filter((each) => each !== '')
      .map((each) => each.split(' '))
      .map(([groupCode = '', reasonCode = '', cents]) => ({ groupCode, reasonCode, cents: Number(cents) }));
    expect(isDenied({ paidCents, adjustments })).toBe(expected);
  });

  it.each([
    ['50', 'medical_necessity'],
    ['97', 'bundling'],
    ['29', 'timely_filing'],
    ['18', 'duplicate'],
    ['B7', 'credentialing'],
    ['999', null],
  ])('for %s is about %s', (reason, category) => {
    expect(meaningOf(SHIPPED_BOOK, 'carc', reason).category).toBe(category);
  });

  it('is what the company says it is, from its day on', () => {
    const row = {
      list: 'carc',
      code: '45',
      wording: 'Underpaid by contract',
      category: null,
      nextAction: null,
      isInformational: false,
      isAppealForbidden: null,
      effectiveFromOn: '2026-07-01',
      effectiveToOn: null,
    } as const;
    const part = { paidCents: 0, adjustments: [{ groupCode: 'CO', reasonCode: '45', cents: 100 }] };
    expect(isDenied(part, codeBook([row], '2026-06-30'))).toBe(false);
    expect(isDenied(part, codeBook([row], '2026-07-01'))).toBe(true);
  });
});
