import { appealDueOn } from '../denials/denial-deadline.rules.js';
import type { PayerRuleKind } from '../payer-rules/payer-rule.codes.js';
import { deadlineFor, termInForce, type DatedTerm } from '../payer-rules/payer-rule.rules.js';
import { isOpen, type AppealStatus } from './appeal-status.rules.js';

/** Medicare has five levels (42 CFR 405 subpart I); others have fewer. */
export const MOST_LEVELS = 5;

/** What an appeal rests on. */
export const APPEAL_BASES = [
  'medical_necessity',
  'authorization',
  'timely_filing',
  'coding',
  'coverage',
  'contract',
  'documentation',
  'other',
] as const;
export type AppealBasis = (typeof APPEAL_BASES)[number];

/** Why an appeal has no deadline. */
export const NO_APPEAL_DUE_REASONS = ['NO_RULE_FOR_PAYER'] as const;
export type NoAppealDueReason = (typeof NO_APPEAL_DUE_REASONS)[number];

/** An appeal of the same claim, as levels are judged by. */
export interface EarlierAppeal {
  level: number;
  /** The payer's decision that it is about. */
  claimPaymentId: string;
  status: AppealStatus;
  /** The decision's day: the next level's notice. */
  decidedOn: string | null;
}

export type LevelProblem = 'APPEAL_OPEN' | 'APPEAL_LEVEL_DECIDED' | 'APPEAL_LEVEL_NOT_REACHED';

/** The decisions that open the next level. */
const OPENS_NEXT: readonly AppealStatus[] = ['upheld', 'partially_overturned', 'dismissed'];

/**
 * Why an appeal of this level against a decision cannot be begun (rcm.md §4 F): another of the claim is open, the level
 * was decided, or the one before was not. Another decision of the payer begins with level 1 again (42 CFR 405.984: a
 * revised determination is appealed like the first). A withdrawn appeal was never decided. Null: it can.
 */
export function levelProblem(
  level: number,
  claimPaymentId: string,
  appeals: readonly EarlierAppeal[],
): LevelProblem | null {
  if (appeals.some(({ status }) => isOpen(status))) return 'APPEAL_OPEN';
  const { own } = decidedOf(claimPaymentId, appeals);
  if (own.some((appeal) => appeal.level >= level)) return 'APPEAL_LEVEL_DECIDED';
  return level === 1 || priorDecision(level, claimPaymentId, appeals) !== null ? null : 'APPEAL_LEVEL_NOT_REACHED';
}

/**
 * The decision of the level before, where it opens this one. It may have been about an earlier decision of the payer,
 * which often carries a partial win out by a reversal and a correction; not when this level was decided on that one too.
 * `appeals` are in the order of their beginning within a level.
 */
export function priorDecision(
  level: number,
  claimPaymentId: string,
  appeals: readonly EarlierAppeal[],
): EarlierAppeal | null {
  const { own, others } = decidedOf(claimPaymentId, appeals);
  const earlier = others.some((appeal) => appeal.level >= level) ? [] : others;
  const isBefore = (appeal: EarlierAppeal): boolean => appeal.level === level - 1;
  const prior = own.findLast(isBefore) ?? earlier.findLast(isBefore);
  return prior !== undefined && OPENS_NEXT.includes(prior.status) ? prior : null;
}

function decidedOf(claimPaymentId: string, appeals: readonly EarlierAppeal[]) {
  const decided = appeals.filter(({ status }) => !isOpen(status) && status !== 'withdrawn');
  const own = decided.filter((appeal) => appeal.claimPaymentId === claimPaymentId);
  return { own, others: decided.filter((appeal) => appeal.claimPaymentId !== claimPaymentId) };
}

/** The days an appeal's term is counted by. */
export interface AppealDays {
  planName: string | null;
  /** Day of the notice: the remittance's payment date, or the decision of the level before. */
  noticeOn: string;
  /** Documented receipt of the notice, which goes before a presumed one. */
  noticeReceivedOn: string | null;
  /** When the remittance arrived here; null: the notice was a letter. */
  arrivedOn: string | null;
}

export interface AppealDue {
  dueOn: string | null;
  noDueReason: NoAppealDueReason | null;
}

/** Until when an appeal can be filed, by the payer's dated terms; never a guess (rcm.md §4 F). */
export function appealDue(level: number, days: AppealDays, terms: readonly DatedTerm[]): AppealDue {
  const { planName, noticeOn, noticeReceivedOn, arrivedOn } = days;
  const kind = `appeal_level_${level}` as PayerRuleKind;
  const term = termInForce(terms, { kind, planName, on: noticeOn });
  if (term === null) return { dueOn: null, noDueReason: 'NO_RULE_FOR_PAYER' };
  if (noticeReceivedOn !== null) return { dueOn: deadlineFor(term, noticeOn, noticeReceivedOn), noDueReason: null };
  return { dueOn: appealDueOn(term, noticeOn, arrivedOn ?? noticeOn), noDueReason: null };
}

/** Why a day cannot be that of an act on an appeal; null: it can. */
export function dayProblem(day: string, notBeforeOn: string, today: string): string | null {
  if (day > today) return 'the day has not come yet';
  return day < notBeforeOn ? `the day must not be before ${notBeforeOn}` : null;
}
