import {
  FINDING_EVENT_KINDS,
  FINDING_SEVERITIES,
  type FindingEventKind,
  type FindingSeverity,
} from './finding.codes.js';
import { type ClockEvent, deadlineDays, dueDay, pausedDays } from './finding-deadline.rules.js';
import { canHappen, findingState } from './finding-lifecycle.rules.js';

const event = (kind: FindingEventKind, occurredOn: string, severity: FindingSeverity = 'major'): ClockEvent => ({
  kind,
  severity,
  occurredOn,
});

describe('RC §1.4 findings: open, closed, reopened', () => {
  it.each<[FindingEventKind, string, FindingEventKind[]]>([
    ['opened', 'open', ['regraded', 'paused', 'closed']],
    ['regraded', 'open', ['regraded', 'paused', 'closed']],
    ['resumed', 'open', ['regraded', 'paused', 'closed']],
    ['reopened', 'open', ['regraded', 'paused', 'closed']],
    ['paused', 'paused', ['resumed', 'closed']],
    ['closed', 'closed', ['reopened']],
  ])('after %s it is %s, and then can be %s', (last, state, next) => {
    expect(findingState(last)).toBe(state);
    expect(FINDING_EVENT_KINDS.filter((kind) => canHappen(last, kind)).sort()).toEqual([...next].sort());
  });
});

describe('RC §1.4 findings: due by severity', () => {
  it.each([
    ['critical', '2026-01-16'],
    ['major', '2026-01-31'],
    ['moderate', '2026-04-01'],
    ['minor', '2026-06-30'],
  ] as const)('a %s finding of 1 January is due on %s', (severity, due) => {
    expect(dueDay([event('opened', '2026-01-01', severity)], [])).toBe(due);
  });

  const set = [
    { severity: 'major' as const, days: 20, appliesFrom: '2026-02-01' },
    { severity: 'major' as const, days: 10, appliesFrom: '2026-03-01' },
    { severity: 'major' as const, days: 12, appliesFrom: '2026-03-01' },
  ];
  it.each([
    ['2026-01-31', 30],
    ['2026-02-01', 20],
    ['2026-02-28', 20],
    ['2026-03-01', 12],
  ])('on %s the days in force are %i', (day, days) => {
    expect(deadlineDays(set, 'major', day)).toBe(days);
    expect(deadlineDays(set, 'minor', day)).toBe(180);
  });

  it.each<[string, ClockEvent[], string | null]>([
    ['the clock stands', [event('opened', '2026-01-01'), event('paused', '2026-01-10')], null],
    [
      'seven days of pause move it by seven',
      [event('opened', '2026-01-01'), event('paused', '2026-01-10'), event('resumed', '2026-01-17')],
      '2026-02-07',
    ],
    [
      'a pause that ends on its day moves nothing',
      [event('opened', '2026-01-01'), event('paused', '2026-01-10'), event('resumed', '2026-01-10')],
      '2026-01-31',
    ],
    [
      'a regraded one is counted from its opening',
      [event('opened', '2026-01-01'), event('regraded', '2026-01-05', 'critical')],
      '2026-01-16',
    ],
    ['a closed one is not due', [event('opened', '2026-01-01'), event('closed', '2026-01-05')], null],
    [
      'a reopened one is counted anew, without earlier pauses',
      [
        event('opened', '2026-01-01'),
        event('paused', '2026-01-02'),
        event('resumed', '2026-01-09'),
        event('closed', '2026-01-20'),
        event('reopened', '2026-03-01'),
      ],
      '2026-03-31',
    ],
    ['nothing has happened', [], null],
  ])('%s', (_, events, due) => {
    expect(dueDay(events, [])).toBe(due);
  });

  it('adds up pauses', () => {
    const pauses = [event('paused', '2026-01-01'), event('resumed', '2026-01-03')];
    expect(pausedDays([...pauses, event('paused', '2026-02-01'), event('resumed', '2026-02-05')])).toBe(6);
  });

  it('has an allowance for every severity', () => {
    expect(FINDING_SEVERITIES.map((severity) => deadlineDays([], severity, '2026-01-01'))).toEqual([180, 90, 30, 15]);
  });
});
