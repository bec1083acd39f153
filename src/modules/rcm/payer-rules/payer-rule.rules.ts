import { addDays, addMonths } from '../../../shared/domain/day.rules.js';
import { CLOCKS_OF_KIND, type ClockStart, type PayerRuleKind } from './payer-rule.codes.js';

/** How long a payer gives, and from when it counts. */
export interface Term {
  limitCount: number;
  limitUnit: 'days' | 'months';
  clockStart: ClockStart;
  /** Days after the notice on which its receipt is presumed; only for the clock `notice_receipt`. */
  receiptPresumedDays: number;
}

/** A term of one payer, and when it is in force. */
export interface DatedTerm extends Term {
  kind: PayerRuleKind;
  /** Null: every plan of the payer that has no term of its own. */
  planName: string | null;
  effectiveFromOn: string;
  /** Last day; null: until further notice. */
  effectiveToOn: string | null;
}

export interface PayerRuleProblem {
  code: string;
  message: string;
  pointer: string;
}

/**
 * The last day (`YYYY-MM-DD`) of a term. `clockStartOn` is the day its clock names: of service, adjudication,
 * remittance or notice. With the clock `notice_receipt` the count begins on the documented day of receipt, else on the
 * presumed one (42 CFR 405.942: 5 days after the notice). Months are calendar months: a month without such a day ends
 * on its last (42 CFR 424.44).
 */
export function deadlineFor(term: Term, clockStartOn: string, receivedOn: string | null = null): string {
  const start = countedFrom(term, clockStartOn, receivedOn);
  return term.limitUnit === 'months' ? addMonths(start, term.limitCount) : addDays(start, term.limitCount);
}

/** The term of this kind in force on a day: the plan's own goes before the payer's; null when there is none. */
export function termInForce<T extends DatedTerm>(
  terms: readonly T[],
  asked: { kind: PayerRuleKind; planName: string | null; on: string },
): T | null {
  const open = terms.filter((term) => term.kind === asked.kind && isInForce(term, asked.on));
  const ofPlan = open.find(({ planName }) => planName !== null && isSamePlan(planName, asked.planName));
  return ofPlan ?? open.find(({ planName }) => planName === null) ?? null;
}

/** Whether two terms of one payer rule the same kind and plan on the same day. */
export function overlaps(one: DatedTerm, other: DatedTerm): boolean {
  if (one.kind !== other.kind || !isSamePlan(one.planName, other.planName)) return false;
  const beginsInTime = other.effectiveToOn === null || one.effectiveFromOn <= other.effectiveToOn;
  const endsInTime = one.effectiveToOn === null || other.effectiveFromOn <= one.effectiveToOn;
  return beginsInTime && endsInTime;
}

/** Everything that makes no sense in a rule. */
export function payerRuleProblems(rule: DatedTerm): PayerRuleProblem[] {
  const problems: PayerRuleProblem[] = [];
  const clocks = CLOCKS_OF_KIND[rule.kind];
  if (!clocks.includes(rule.clockStart)) {
    const message = `a rule of kind ${rule.kind} counts from ${clocks.join(' or ')}`;
    problems.push({ code: 'CLOCK_DOES_NOT_FIT', message, pointer: '/clockStart' });
  }
  if (rule.receiptPresumedDays > 0 && rule.clockStart !== 'notice_receipt') {
    const message = 'only a term that counts from receipt presumes one';
    problems.push({ code: 'RECEIPT_NOT_COUNTED', message, pointer: '/receiptPresumedDays' });
  }
  if (rule.effectiveToOn !== null && rule.effectiveToOn < rule.effectiveFromOn) {
    const message = 'the last day is before the first';
    problems.push({ code: 'ENDS_BEFORE_BEGIN', message, pointer: '/effectiveToOn' });
  }
  return problems;
}

function countedFrom(term: Term, clockStartOn: string, receivedOn: string | null): string {
  if (term.clockStart !== 'notice_receipt') return clockStartOn;
  return receivedOn ?? addDays(clockStartOn, term.receiptPresumedDays);
}

function isInForce(term: DatedTerm, on: string): boolean {
  return term.effectiveFromOn <= on && (term.effectiveToOn === null || on <= term.effectiveToOn);
}

function isSamePlan(one: string | null, other: string | null): boolean {
  return one === null || other === null ? one === other : planKey(one) === planKey(other);
}

/** Cards and contracts write a plan's name in either case. */
function planKey(name: string): string {
  return name.trim().toUpperCase();
}
