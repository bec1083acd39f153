import fc from 'fast-check';
import { addDays, addMonths, isDay } from '../../../shared/domain/day.rules.js';
import { occurrences, periodsAfter } from './recurrence.engine.js';
import { completeDefinition } from './requirement.rules.js';

type Length = 'annual' | 'quarterly' | 'monthly';
const series = (frequency: Length, startsOn: string, firstEndsOn: string, through: string) =>
  periodsAfter(
    { frequency, recurrenceRule: null, startsOn, firstEndsOn, recursFrom: null, dueMonthsAfterEnd: 0 },
    null,
    through,
  );
const implied = (frequency: Length, startsOn: string, through: string) =>
  periodsAfter(
    completeDefinition({ program: 'HIPAA', category: 'Security', title: 'Review', frequency, startsOn }, startsOn),
    null,
    through,
  );
const ends = (...given: Parameters<typeof series>): string[] => series(...given).map(({ endsOn }) => endsOn);

describe('RC §1.5 recurrence: without drift', () => {
  it.each([
    ['the 31st', 'monthly', '2027-12-31', ['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30']],
    ['the 30th', 'monthly', '2027-12-30', ['2027-12-30', '2028-01-30', '2028-02-29', '2028-03-30', '2028-04-30']],
    ['the end of a quarter', 'quarterly', '2027-06-30', ['2027-06-30', '2027-09-30', '2027-12-31', '2028-03-31']],
  ] as const)('%s', (_, frequency, first, expected) =>
    expect(ends(frequency, addDays(first, -20), first, '2028-05-20').slice(0, expected.length)).toEqual(expected),
  );

  it('the leap day comes back', () =>
    expect(ends('annual', '2023-03-01', '2024-02-29', '2032-12-31')).toEqual([
      ...['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29'],
      ...['2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29'],
    ]));

  it.each([
    ['monthly', '2026-08-31', ['2026-08-31', '2026-09-30', '2026-10-31', '2026-11-30', '2026-12-31']],
    ['monthly', '2027-01-31', ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']],
    ['monthly', '2027-01-30', ['2027-01-30', '2027-02-28', '2027-03-30', '2027-04-30']],
    ['monthly', '2028-01-29', ['2028-01-29', '2028-02-29', '2028-03-29']],
    ['quarterly', '2026-11-30', ['2026-11-30', '2027-02-28', '2027-05-30', '2027-08-30']],
    ['annual', '2024-02-29', ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']],
  ] as const)('%s periods from %s on begin on %j', (frequency, startsOn, starts) =>
    expect(
      implied(frequency, startsOn, '2029-12-31')
        .slice(0, starts.length)
        .map((each) => each.startsOn),
    ).toEqual(starts),
  );

  it('from whatever day on, the n-th period begins n steps after the first', () => {
    const steps = { annual: 12, quarterly: 3, monthly: 1 } as const;
    const days = Array.from({ length: 12 }, (_, month) => [1, 28, 29, 30, 31].map((day) => [2024, month + 1, day]));
    const starts = days.flat().map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
    for (const startsOn of starts.filter(isDay))
      for (const frequency of ['annual', 'quarterly', 'monthly'] as const) {
        const periods = implied(frequency, startsOn, addMonths(startsOn, steps[frequency] * 30));
        expect(periods).toHaveLength(30);
        periods.forEach((each, n) => expect(each.startsOn).toBe(addMonths(startsOn, steps[frequency] * n)));
      }
  });

  it('every series of periods has neither gap nor overlap, and its n-th end is n steps from the first', () => {
    const days = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days));
    fc.assert(
      fc.property(
        days,
        fc.constantFrom(['annual', 12] as const, ['quarterly', 3] as const, ['monthly', 1] as const),
        (first, [frequency, months]) => {
          const periods = series(frequency, addDays(first, -10), first, addMonths(first, months * 30));
          const isMonthEnd = frequency !== 'annual' && addDays(first, 1).endsWith('-01');
          periods.forEach(({ startsOn, endsOn }, index) => {
            if (index > 0) expect(startsOn).toBe(addDays(periods[index - 1]!.endsOn, 1));
            const exact = addMonths(first, months * index);
            const wanted = isMonthEnd ? addDays(addMonths(`${exact.slice(0, 7)}-01`, 1), -1) : exact;
            expect(endsOn).toBe(wanted);
          });
        },
      ),
      { numRuns: process.env.QUINTET_LONG ? 2000 : 60 },
    );
  });

  it('is the same in every time zone and across daylight saving', () => {
    const before = process.env.TZ;
    const found = ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((zone) => {
      process.env.TZ = zone;
      return occurrences('FREQ=WEEKLY;BYDAY=SU', '2026-03-01', '2026-04-05');
    });
    process.env.TZ = before;
    expect(found).toEqual(
      Array(3).fill(['2026-03-01', '2026-03-08', '2026-03-15', '2026-03-22', '2026-03-29', '2026-04-05']),
    );
  });
});

describe('RC §1.5 recurrence: RFC 5545 rules', () => {
  it.each([
    ['FREQ=MONTHLY;BYDAY=-1FR', '2026-01-01', ['2026-01-30', '2026-02-27', '2026-03-27']],
    // A literal 31st leaves out shorter months (RFC 5545 §3.3.10).
    ['FREQ=MONTHLY;BYMONTHDAY=31', '2026-01-01', ['2026-01-31', '2026-03-31']],
    ['FREQ=DAILY;COUNT=2', '2026-01-01', ['2026-01-01', '2026-01-02']],
    ['FREQ=WEEKLY;UNTIL=20260110', '2026-01-01', ['2026-01-01', '2026-01-08']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31', '2026-01-01', []],
    // Places that a set does not have do not fall; what two places name falls once, and counts once.
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-5', '2026-01-01', ['2026-03-02']],
    ['FREQ=MONTHLY;BYMONTHDAY=-10;BYSETPOS=-2', '2026-01-01', []],
    ['FREQ=MONTHLY;BYMONTHDAY=10,20;BYSETPOS=-2,1;COUNT=2', '2026-01-01', ['2026-01-10', '2026-02-10']],
    ['FREQ=WEEKLY;BYDAY=MO,WE,SU;BYSETPOS=1;COUNT=2', '2026-01-01', ['2026-01-05', '2026-01-12']],
    ['FREQ=WEEKLY;BYDAY=MO,WE,SU;BYSETPOS=1;COUNT=2;WKST=SU', '2026-01-01', ['2026-01-04', '2026-01-11']],
    ['FREQ=YEARLY;BYMONTH=1,3;BYSETPOS=-1', '2026-01-15', ['2026-03-15']],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20260227T000000Z',
      '2026-01-01',
      ['2026-01-30', '2026-02-27'],
    ],
  ])('%s from %s falls on %j', (rule, anchor, expected) =>
    expect(occurrences(rule, anchor, '2026-03-31')).toEqual(expected),
  );

  it.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=7;BYDAY=MO',
    'FREQ=WEEKLY;INTERVAL=52;BYMONTH=7;BYSETPOS=5',
    'FREQ=WEEKLY;BYMONTH=2;BYSETPOS=9;BYDAY=MO',
    'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2',
    'FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6',
  ])('%s never falls, and twenty years are searched for it, not eight thousand', (rule) => {
    const begun = performance.now();
    expect(occurrences(rule, '2026-01-06', '2046-01-06')).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  it.each([
    ['FREQ=DAILY;INTERVAL=400;BYMONTH=2', '2026-02-10', ['2026-02-10', '2038-02-27']],
    ['FREQ=MONTHLY;INTERVAL=1000', '2026-02-10', ['2026-02-10']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2026-02-10', ['2028-02-29', '2032-02-29', '2036-02-29', '2040-02-29']],
    ['FREQ=YEARLY;INTERVAL=9', '2026-02-10', ['2026-02-10', '2035-02-10']],
    ['FREQ=WEEKLY;INTERVAL=400;BYDAY=SU;WKST=SU', '2026-02-10', ['2033-10-09', '2041-06-09']],
    ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31;INTERVAL=14', '2026-02-10', ['2026-12-31', '2040-12-31']],
  ])('what %s falls on seldom is found to the end: %s', (rule, anchor, expected) =>
    expect(occurrences(rule, anchor, '2042-01-01')).toEqual(expected),
  );

  it('whatever rrule cannot read is refused as the rule', () =>
    expect(() => occurrences('FREQ=MONTHLY;BYDAY=0MO', '2026-01-01', '2027-01-01')).toThrow('INVALID_RRULE'));

  it('a period is due months after it has ended, and what follows the last end is laid out only', () => {
    const year = {
      frequency: 'annual',
      recurrenceRule: null,
      startsOn: '2026-01-01',
      firstEndsOn: '2026-12-31',
      recursFrom: null,
    } as const;
    expect(periodsAfter({ ...year, dueMonthsAfterEnd: 3 }, '2026-12-31', '2028-12-31')).toEqual([
      { startsOn: '2027-01-01', endsOn: '2027-12-31', dueOn: '2028-03-31' },
      { startsOn: '2028-01-01', endsOn: '2028-12-31', dueOn: '2029-03-31' },
    ]);
  });
});
