import { addDays, daysBetween } from '../../../shared/domain/day.rules.js';
import { DEFAULT_DEADLINE_DAYS, type FindingEventKind, type FindingSeverity } from './finding.codes.js';
import { findingState } from './finding-lifecycle.rules.js';

/** What a company has set: so many days for a severity, from a day on. */
export interface DeadlineSetting {
  severity: FindingSeverity;
  days: number;
  appliesFrom: string;
}

/** An event as the clock of a finding counts it; days are the company's. */
export interface ClockEvent {
  kind: FindingEventKind;
  severity: FindingSeverity;
  occurredOn: string;
}

/** Days in force for a severity on a day; of settings that apply from the same day the last one said counts. */
export function deadlineDays(settings: readonly DeadlineSetting[], severity: FindingSeverity, day: string): number {
  const inForce = settings
    .filter((setting) => setting.severity === severity && setting.appliesFrom <= day)
    .reduce<DeadlineSetting | null>(
      (best, setting) => (best === null || setting.appliesFrom >= best.appliesFrom ? setting : best),
      null,
    );
  return inForce?.days ?? DEFAULT_DEADLINE_DAYS[severity];
}

/**
 * The day on which a finding is due after these events (oldest first): the days of its severity, as they were in
 * force when its clock began, counted from there, moved by the days on which the clock stood. The clock begins when
 * the finding is opened and again when it is reopened. Null: it stands or the finding is closed.
 */
export function dueDay(events: readonly ClockEvent[], settings: readonly DeadlineSetting[]): string | null {
  const last = events.at(-1);
  if (last === undefined || findingState(last.kind) !== 'open') return null;
  const from = events.findLastIndex(({ kind }) => kind === 'opened' || kind === 'reopened');
  const began = events[from]!.occurredOn;
  const days = deadlineDays(settings, last.severity, began) + pausedDays(events.slice(from));
  return addDays(began, days);
}

/** Days on which the clock stood, in pauses that have ended. */
export function pausedDays(events: readonly ClockEvent[]): number {
  let days = 0;
  events.forEach((event, index) => {
    const before = events[index - 1];
    if (event.kind === 'resumed' && before?.kind === 'paused') days += daysBetween(before.occurredOn, event.occurredOn);
  });
  return days;
}
