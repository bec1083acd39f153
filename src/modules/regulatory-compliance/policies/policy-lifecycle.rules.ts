import { addMonths } from '../../../shared/domain/day.rules.js';
import type { ChangeKind, PolicyEventKind, PolicyVersionStatus } from './policy.codes.js';

const NEXT: Record<PolicyVersionStatus, readonly PolicyVersionStatus[]> = {
  draft: ['under_review'],
  under_review: ['approved', 'draft'],
  // Back to draft: its content has changed, the approval has lapsed.
  approved: ['effective', 'draft'],
  effective: ['superseded', 'archived'],
  superseded: ['archived'],
  archived: [],
};

export function canMovePolicy(from: PolicyVersionStatus, to: PolicyVersionStatus): boolean {
  return NEXT[from].includes(to);
}

/** Whether the content can still be changed; what has taken effect stays as it was. */
export function isEditable(status: PolicyVersionStatus): boolean {
  return status === 'draft' || NEXT[status].includes('draft');
}

/** A policy is reviewed after a year where nothing else is said (45 CFR 164.316(b)(2)(iii): periodically). */
export function nextReview(effectiveOn: string): string {
  return addMonths(effectiveOn, 12);
}

export interface PolicyAct {
  kind: PolicyEventKind;
  contentHash: string;
  createdBy: string;
}

/** Whoever has written any of the content: none of them approves it. */
export function authorsOf(events: readonly PolicyAct[]): string[] {
  return events.filter(({ kind }) => kind === 'drafted' || kind === 'edited').map(({ createdBy }) => createdBy);
}

/** The last approval, and whether it is still one of this content; null: none was given. */
export function approvalOf<Act extends PolicyAct>(
  events: readonly Act[],
  contentHash: string,
): { act: Act; isLapsed: boolean } | null {
  const act = events.findLast(({ kind }) => kind === 'approved');
  return act === undefined ? null : { act, isLapsed: act.contentHash !== contentHash };
}

/** The oldest version whose acknowledgement still counts: the last major one that has taken effect. */
export function acknowledgedFrom(versions: readonly { versionNumber: number; changeKind: ChangeKind }[]): number {
  return versions.reduce((from, { versionNumber, changeKind }) => {
    return changeKind === 'major' && versionNumber > from ? versionNumber : from;
  }, 1);
}
