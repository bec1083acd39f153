import { addDays } from '../../../shared/domain/day.rules.js';
import type { DenialStatus } from './denial.codes.js';

/** What a status asks of stored rows, as filters. */
export interface StoredStatus {
  stored: 'open' | 'closed';
  workableTo?: string;
  workableFrom?: string;
}

/** Where a denial stands on a day: an open one is snoozed while its day has not come. */
export function statusOn(denial: { status: DenialStatus; workableFromOn: string }, today: string): DenialStatus {
  return denial.status === 'open' && denial.workableFromOn > today ? 'snoozed' : denial.status;
}

/** The rows that have this status on a day. */
export function storedStatus(status: DenialStatus, today: string): StoredStatus {
  if (status === 'open') return { stored: 'open', workableTo: today };
  return status === 'closed' ? { stored: 'closed' } : { stored: 'open', workableFrom: addDays(today, 1) };
}

/** Why a denial cannot be put off to a day; null: it can. */
export function snoozeProblem(untilOn: string, dueOn: string | null, today: string): string | null {
  if (untilOn <= today) return 'the day must be after today';
  return dueOn !== null && untilOn > dueOn ? `the denial is due on ${dueOn}` : null;
}
