import { addDays, addMonths } from '../../../shared/domain/day.rules.js';
import type { TrainingState } from './training.codes.js';

/** So many days before its end a training is to be taken again. */
export const EXPIRING_DAYS = 30;

/** The last day on which a training counts; null: once and for all. A year from 29 February ends on 28 February. */
export function validUntil(completedOn: string, validMonths: number | null): string | null {
  return validMonths === null ? null : addMonths(completedOn, validMonths);
}

/** What is known of the duty of one person to take one course. */
export interface TrainingDuty {
  /** Day of the latest training; null: none yet. */
  completedOn: string | null;
  /** Last day on which that counts; null: for ever, or none yet. */
  validUntil: string | null;
  /** Last day for the first training (164.530(b)(2)(i)(B): within a reasonable time after joining). */
  firstDueOn: string;
}

/** The last day to take the course (again); null: never again. */
export function trainingDueOn({ completedOn, validUntil: until, firstDueOn }: TrainingDuty): string | null {
  return completedOn === null ? firstDueOn : until;
}

export function trainingState(duty: TrainingDuty, day: string): TrainingState {
  const dueOn = trainingDueOn(duty);
  if (dueOn === null) return 'trained';
  if (day > dueOn) return 'overdue';
  if (duty.completedOn === null) return 'pending';
  return dueOn <= addDays(day, EXPIRING_DAYS) ? 'expiring' : 'trained';
}
