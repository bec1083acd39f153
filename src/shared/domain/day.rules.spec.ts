import {
  addDays,
  addMonths,
  compactFromDay,
  dayFromCompact,
  dayFromShort,
  daysBetween,
  isDay,
  shortFromDay,
} from './day.rules.js';

describe('day', () => {
  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2024-02-29', true],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-04-31', false],
    ['0000-01-01', false],
    ['2026-1-01', false],
    ['2026-01-01T00:00', false],
    ['', false],
  ])('%j exists: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });

  it.each([
    ['20260801', '2026-08-01'],
    ['20002316', null],
    ['00000000', null],
    ['2026080', null],
    ['2026080a', null],
    ['', null],
  ])('CCYYMMDD %j is %s', (text, day) => {
    expect(dayFromCompact(text)).toBe(day);
    if (day !== null) expect(compactFromDay(day)).toBe(text);
  });

  it.each([
    ['260801', '2026-08-01'],
    ['691231', '2069-12-31'],
    ['700101', '1970-01-01'],
    ['261301', null],
    ['26080', null],
  ])('YYMMDD %j is %s', (text, day) => {
    expect(dayFromShort(text)).toBe(day);
    if (day !== null) expect(shortFromDay(day)).toBe(text);
  });

  it.each([
    ['2026-03-01', '2026-03-01', 0],
    ['2026-03-28', '2026-03-30', 2],
    ['2024-02-28', '2024-03-01', 2],
    ['2025-02-28', '2025-03-01', 1],
    ['2026-01-01', '2025-12-31', -1],
    ['1970-01-01', '2026-11-23', 20780],
    ['0001-01-01', '9999-12-31', 3652058],
  ])('from %s to %s are %s days', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
    expect(addDays(from, days)).toBe(to);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-12-31', 12, '2027-12-31'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2026-08-31', 0, '2026-08-31'],
  ])('%s plus %s months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  it('agrees with the calendar of the runtime over four centuries', () => {
    let day = '1899-12-31';
    for (let count = 0; count < 146_097; count += 7) {
      expect(addDays(day, 7)).toBe(
        new Date(Date.parse(`${day}T00:00:00Z`) + 7 * 86_400_000).toISOString().slice(0, 10),
      );
      day = addDays(day, 7);
    }
  });

  it.each(['2026-02-30', '20260101', ''])('refuses %j', (text) => {
    expect(() => addDays(text, 1)).toThrow(RangeError);
    expect(() => addMonths(text, 1)).toThrow(RangeError);
    expect(() => daysBetween(text, '2026-01-01')).toThrow(RangeError);
  });

  it('refuses to leave the calendar', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addMonths('0001-01-01', -1)).toThrow(RangeError);
  });
});
