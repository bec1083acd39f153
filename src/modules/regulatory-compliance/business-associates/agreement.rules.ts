import { addDays } from '../../../shared/domain/day.rules.js';
import type { AgreementState, AssociateStanding } from './agreement.codes.js';

/** So many days before its end an agreement is expiring. */
export const EXPIRING_DAYS = 60;

/** The days of an agreement; a null end is open. `terminatedOn` is the last day in force of what was ended early. */
export interface AgreementDays {
  startsOn: string;
  expiresOn: string | null;
  terminatedOn: string | null;
}

/** The last day in force; null: open. */
export function lastDayOf({ expiresOn, terminatedOn }: AgreementDays): string | null {
  if (expiresOn === null || terminatedOn === null) return expiresOn ?? terminatedOn;
  return expiresOn < terminatedOn ? expiresOn : terminatedOn;
}

export function agreementState(agreement: AgreementDays, day: string): AgreementState {
  const last = lastDayOf(agreement);
  if (last !== null && day > last) return agreement.terminatedOn === last ? 'terminated' : 'expired';
  if (day < agreement.startsOn) return 'upcoming';
  return last !== null && last <= addDays(day, EXPIRING_DAYS) ? 'expiring' : 'in_force';
}

/** Whether two agreements are in force on a same day: of one associate they never are. */
export function overlap(one: AgreementDays, other: AgreementDays): boolean {
  const [first, second] = one.startsOn <= other.startsOn ? [one, other] : [other, one];
  const last = lastDayOf(first);
  const secondLast = lastDayOf(second);
  // What was terminated before it began was never in force.
  if (secondLast !== null && secondLast < second.startsOn) return false;
  if (last !== null && last < first.startsOn) return false;
  return last === null || last >= second.startsOn;
}

/** What an associate comes to; expiring only as long as no agreement follows. */
export function associateStanding(
  endedOn: string | null,
  agreements: readonly AgreementDays[],
  day: string,
): AssociateStanding {
  if (endedOn !== null && day > endedOn) return 'ended';
  const current = agreements.find((each) => ['in_force', 'expiring'].includes(agreementState(each, day)));
  if (current === undefined) return 'not_covered';
  if (agreementState(current, day) === 'in_force') return 'covered';
  const next = addDays(lastDayOf(current)!, 1);
  const isFollowed = agreements.some((each) => ['in_force', 'expiring'].includes(agreementState(each, next)));
  return isFollowed ? 'covered' : 'expiring';
}
