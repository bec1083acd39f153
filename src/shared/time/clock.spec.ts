import { Clock } from './clock.js';

class StoppedClock extends Clock {
  constructor(private readonly instant: string) {
    super();
  }
  override now(): string {
    return this.instant;
  }
}

describe("a company's today", () => {
  it.each([
    ['2026-07-01T03:30:00.000Z', 'UTC', '2026-07-01'],
    ['2026-07-01T03:30:00.000Z', 'America/New_York', '2026-06-30'],
    ['2026-07-01T03:30:00.000Z', 'America/Los_Angeles', '2026-06-30'],
    ['2026-06-30T10:30:00.000Z', 'Pacific/Kiritimati', '2026-07-01'],
    // The hour that New York lives twice: 01:30 before and after the clocks go back.
    ['2026-11-01T05:30:00.000Z', 'America/New_York', '2026-11-01'],
    ['2026-11-01T06:30:00.000Z', 'America/New_York', '2026-11-01'],
    ['2027-01-01T04:59:59.999Z', 'America/New_York', '2026-12-31'],
  ])('at %s in %s is %s', (instant, zone, day) => {
    expect(new StoppedClock(instant).today(zone)).toBe(day);
  });

  it('is refused for a zone that does not exist', () => {
    expect(() => new Clock().today('Mars/Olympus')).toThrow(RangeError);
  });
});
