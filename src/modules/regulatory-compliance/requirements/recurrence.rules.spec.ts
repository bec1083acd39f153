import { defaultFirstEnd, plainRule, presetRule, recurrenceRuleProblems } from './recurrence.rules.js';

describe('RC §1.5 recurrence: a rule is refused with what is wrong', () => {
  it.each([
    ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31', []],
    ['FREQ=MONTHLY;BYDAY=-1FR', []],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;WKST=SU', []],
    ['FREQ=DAILY;UNTIL=20271231', []],
    ['FREQ=SECONDLY', ['FREQ is finer than a day']],
    ['FREQ=HOURLY;COUNT=3', ['FREQ is finer than a day']],
    ['FREQ=FORTNIGHTLY', ['FREQ must be one of YEARLY, MONTHLY, WEEKLY, DAILY']],
    ['every year', ['every year has no value', 'FREQ is missing']],
    ['', ['a part has no value', 'FREQ is missing']],
    ['FREQ=DAILY;BYHOUR=9', ['BYHOUR is not supported']],
    ['FREQ=DAILY;FREQ=WEEKLY', ['FREQ is said twice']],
    ['FREQ=MONTHLY;BYMONTHDAY=32', ['BYMONTHDAY must be numbers from 1 to 31, or negative ones']],
    ['FREQ=MONTHLY;INTERVAL=0', ['INTERVAL must be a whole number from 1 to 1000']],
    ['FREQ=YEARLY;UNTIL=20270231', ['UNTIL must be a day YYYYMMDD or an instant YYYYMMDDTHHMMSSZ']],
    ['FREQ=DAILY;UNTIL=20271231T240000Z', ['UNTIL must be a day YYYYMMDD or an instant YYYYMMDDTHHMMSSZ']],
    ['FREQ=MONTHLY;BYDAY=MO,1TU', ['BYDAY with weekdays both with and without a number is not supported']],
    ['FREQ=YEARLY;COUNT=2;UNTIL=20270228', ['COUNT and UNTIL exclude each other']],
    ['FREQ=WEEKLY;BYMONTHDAY=3', ['BYMONTHDAY does not go with WEEKLY']],
    ['FREQ=WEEKLY;BYDAY=1MO', ['BYDAY with a number goes with MONTHLY or YEARLY only, and not with BYWEEKNO']],
    ['FREQ=MONTHLY;BYDAY=53MO,-5TU', []],
    ...['0MO', '+0MO', '00MO', '54MO'].map((day): [string, string[]] => [
      `FREQ=MONTHLY;BYDAY=${day}`,
      ['BYDAY must be weekdays, MO to SU, such as 1MO or -1FR'],
    ]),
    ['FREQ=DAILY;BYSETPOS=1', ['BYSETPOS needs another BY part']],
    ['FREQ=YEARLY;CONSTRUCTOR=1', ['CONSTRUCTOR is not supported']],
  ])('%s: %j', (rule, problems) => expect(recurrenceRuleProblems(rule)).toEqual(problems));

  it('keeps a rule without its property name, in capitals', () =>
    expect(plainRule(' rrule:freq=daily ')).toBe('FREQ=DAILY'));
});

describe('RC §1.5 recurrence: frequencies', () => {
  it.each([
    ['annual', '2026-01-01', '2026-12-31'],
    ['annual', '2024-02-29', '2025-02-27'],
    ['quarterly', '2026-11-25', '2027-02-24'],
    ['monthly', '2026-02-01', '2026-02-28'],
    ['ongoing', '2026-02-01', null],
    ['one_time', '2026-02-01', null],
  ] as const)('a period that is %s from %s on ends on %s', (frequency, startsOn, end) =>
    expect(defaultFirstEnd(frequency, startsOn)).toBe(end),
  );

  it.each([
    ['annual', '2026-12-31', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=28,29,30,31;BYSETPOS=-1'],
    ['annual', '2026-03-15', 'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15'],
    ['quarterly', '2026-06-30', 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1'],
    ['monthly', '2026-01-30', 'FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1'],
    ['ongoing', '2026-01-30', null],
  ] as const)('%s from %s is the rule %s', (frequency, end, rule) => expect(presetRule(frequency, end)).toBe(rule));
});
