import { addDays, addMonths, daysBetween } from '../../../shared/domain/day.rules.js';
import {
  type DenialGrounds,
  type IndividualRight,
  type RequestStatus,
  REVIEWABLE_GROUNDS,
} from './access-request.codes.js';

const NEXT: Record<RequestStatus, readonly RequestStatus[]> = {
  open: ['fulfilled', 'denied', 'withdrawn'],
  fulfilled: [],
  // A review that overturns the denial.
  denied: ['open'],
  withdrawn: [],
};

export function canMove(from: RequestStatus, to: RequestStatus): boolean {
  return NEXT[from].includes(to);
}

/** Days to act: 164.524(b)(2)(i), 164.528(c)(1). */
const DAYS: Record<IndividualRight, number> = { access: 30, accounting: 60 };
/** One extension, with a written reason within the first term: 164.524(b)(2)(ii), 164.528(c)(1)(ii). */
const EXTENSION_DAYS = 30;

/** The last day to act on a request that came in on `receivedOn`. */
export function requestDueOn(right: IndividualRight, receivedOn: string, isExtended = false): string {
  return addDays(receivedOn, DAYS[right] + (isExtended ? EXTENSION_DAYS : 0));
}

/** Why the term cannot be extended on `today`; null when it can. */
export function extensionRefusal(
  request: { status: RequestStatus; dueOn: string; extendedOn: string | null },
  today: string,
): string | null {
  if (request.status !== 'open') return `the request is ${request.status}`;
  if (request.extendedOn !== null) return 'there is one extension, and it was taken';
  return today > request.dueOn ? `the first term has ended on ${request.dueOn}` : null;
}

/** Whether another licensed professional reviews the denial when the individual asks for it (164.524(a)(4)). */
export function isReviewable(grounds: DenialGrounds): boolean {
  return (REVIEWABLE_GROUNDS as readonly string[]).includes(grounds);
}

/** Whether the fee may be more than nothing: the first accounting in any 12 months is free (164.528(c)(2)). */
export function isFeeAllowed(right: IndividualRight, receivedOn: string, earlier: readonly string[]): boolean {
  return right === 'access' || earlier.some((day) => day > addMonths(receivedOn, -12) && day <= receivedOn);
}

export interface RequestClock {
  status: RequestStatus;
  dueOn: string;
  closedOn: string | null;
}

/** How the clock stands on `day`: days left of an open request; late: acted on, or still open, after the last day. */
export function clockOf(
  { status, dueOn, closedOn }: RequestClock,
  day: string,
): { daysLeft: number | null; isLate: boolean } {
  if (status === 'open') return { daysLeft: daysBetween(day, dueOn), isLate: day > dueOn };
  return { daysLeft: null, isLate: status !== 'withdrawn' && closedOn !== null && closedOn > dueOn };
}
