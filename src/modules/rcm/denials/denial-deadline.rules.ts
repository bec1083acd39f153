import type { NextAction } from '../adjustment-codes/adjustment-code.codes.js';
import type { PayerRuleKind } from '../payer-rules/payer-rule.codes.js';
import { deadlineFor, termInForce, type DatedTerm, type Term } from '../payer-rules/payer-rule.rules.js';
import { TERM_OF_ACTION, type NoDueReason } from './denial.codes.js';

/** The days that the term of a next action can be counted from. */
export interface DenialDays {
  planName: string | null;
  servedToOn: string | null;
  /** Payment date of the remittance (BPR16), the date of the notice. */
  noticeOn: string;
  /** When the remittance arrived here. */
  receivedOn: string;
}

export type DenialDeadline =
  | { dueKind: PayerRuleKind; dueOn: string; noDueReason: null }
  | { dueKind: null; dueOn: null; noDueReason: NoDueReason };

/** Until when the next action must be done by the payer's terms; null with its reason where nobody can say. */
export function denialDeadline(nextAction: NextAction, days: DenialDays, terms: readonly DatedTerm[]): DenialDeadline {
  const kind = TERM_OF_ACTION[nextAction];
  if (kind === null) return none('NO_TERM_FOR_ACTION');
  const isAppeal = kind.startsWith('appeal');
  if (!isAppeal && days.servedToOn === null) return none('NO_SERVICE_DATE');
  // The rule of the day on which the clock began; which clock that is, only the rule itself says.
  const on = kind === 'filing_initial' ? (days.servedToOn as string) : days.noticeOn;
  const term = termInForce(terms, { kind, planName: days.planName, on });
  if (term === null) return none('NO_RULE_FOR_PAYER');
  const dueOn = isAppeal ? appealDueOn(term, days.noticeOn, days.receivedOn) : filingDueOn(term, days);
  return { dueKind: kind, dueOn, noDueReason: null };
}

/**
 * The last day for an appeal. Where receipt is counted but not presumed, the day counts on which the notice came; else
 * presumption stands until somebody documents another day (42 CFR 405.942).
 */
export function appealDueOn(term: Term, noticeOn: string, receivedOn: string): string {
  return deadlineFor(term, noticeOn, term.receiptPresumedDays === 0 ? receivedOn : null);
}

/**
 * Sorts a worklist by deadline, then by money, the most first: text of fixed width that compares as it is. What has no
 * deadline comes last.
 */
export function workOrder(dueOn: string | null, cents: number): string {
  const left = Number.MAX_SAFE_INTEGER - Math.max(0, cents);
  return `${dueOn ?? '9999-12-31'} ${String(left).padStart(16, '0')}`;
}

function filingDueOn(term: Term, { servedToOn, noticeOn }: DenialDays): string {
  return deadlineFor(term, term.clockStart === 'last_service_date' ? (servedToOn as string) : noticeOn);
}

function none(noDueReason: NoDueReason): DenialDeadline {
  return { dueKind: null, dueOn: null, noDueReason };
}
