import fc from 'fast-check';
import { addDays, addMonths } from '../../../shared/domain/day.rules.js';
import { occurrences, periodsAfter } from './recurrence.engine.js';

const series = (
  frequency: 'annual' | 'quarterly' | 'monthly',
  startsOn: string,
  firstEndsOn: string,
  through: string,
) => periodsAfter({ frequency, recurrenceRule: null, startsOn, firstEndsOn, dueMonthsAfterEnd: 0 }, null, through);
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
  ])('%s from %s falls on %j', (rule, anchor, expected) =>
    expect(occurrences(rule, anchor, '2026-03-31')).toEqual(expected),
  );

  it('a period is due months after it has ended, and what follows the last end is laid out only', () => {
    const year = {
      frequency: 'annual',
      recurrenceRule: null,
      startsOn: '2026-01-01',
      firstEndsOn: '2026-12-31',
    } as const;
    expect(periodsAfter({ ...year, dueMonthsAfterEnd: 3 }, '2026-12-31', '2028-12-31')).toEqual([
      { startsOn: '2027-01-01', endsOn: '2027-12-31', dueOn: '2028-03-31' },
      { startsOn: '2028-01-01', endsOn: '2028-12-31', dueOn: '2029-03-31' },
    ]);
  });
});
