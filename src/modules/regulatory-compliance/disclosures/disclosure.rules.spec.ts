import { DISCLOSURE_PURPOSES, EXEMPT_PURPOSES } from './disclosure.codes.js';
import { accountingSpan, isExempt, isOnePerson, isWithin } from './disclosure.rules.js';

describe('RC registers disclosures: the accounting (164.528)', () => {
  it('leaves out what the rule exempts, and nothing else', () =>
    expect(DISCLOSURE_PURPOSES.filter(isExempt)).toEqual(EXEMPT_PURPOSES));

  it.each([
    [{}, '2026-06-30', '2020-06-30', '2026-06-30'],
    [{}, '2024-02-29', '2018-02-28', '2024-02-29'],
    [{ fromOn: '2010-01-01' }, '2026-06-30', '2020-06-30', '2026-06-30'],
    [{ fromOn: '2025-01-01', toOn: '2025-12-31' }, '2026-06-30', '2025-01-01', '2025-12-31'],
    [{ toOn: '2027-01-01' }, '2026-06-30', '2020-06-30', '2026-06-30'],
  ])('%j on %s reaches from %s to %s', (wanted, on, fromOn, toOn) =>
    expect(accountingSpan(wanted, on)).toEqual({ fromOn, toOn }),
  );

  it.each([
    ['2019-01-05', '2026-05-31', true],
    ['2019-01-05', '2020-06-30', true],
    ['2019-01-05', '2020-06-29', false],
    ['2026-06-30', '2027-01-31', true],
    ['2026-07-01', null, false],
    ['2020-06-30', null, true],
    ['2020-06-29', null, false],
  ])('a disclosure on %s, the last of its series on %s, has a part from 2020-06-30 to 2026-06-30: %s', (...given) => {
    const [disclosedOn, lastOn, expected] = given;
    expect(isWithin({ disclosedOn, lastOn }, { fromOn: '2020-06-30', toOn: '2026-06-30' })).toBe(expected);
  });

  it.each([
    [{}, false],
    [{ patientId: 'a' }, true],
    [{ patientName: 'b', patientId: null }, true],
    [{ patientId: 'a', patientName: 'b' }, false],
  ])('%j names one person: %s', (person, expected) => expect(isOnePerson(person)).toBe(expected));
});
