import type { ClaimStatus } from '../claims/claim-status.rules.js';
import { isAccepted } from '../x12/acknowledgement.rules.js';

export const ACKNOWLEDGEMENT_KINDS = ['TA1', '999', '277CA'] as const;
export type AcknowledgementKind = (typeof ACKNOWLEDGEMENT_KINDS)[number];

/** received: it is there, nothing is decided · noted: it says nothing about acceptance. */
export const OUTCOMES = ['accepted', 'accepted_with_errors', 'rejected', 'received', 'noted'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What an answer is about: from the whole interchange down to a claim, or a level of the 277CA's hierarchy. */
export const LEVELS = ['interchange', 'group', 'set', 'source', 'receiver', 'provider', 'claim'] as const;
export type Level = (typeof LEVELS)[number];

/** Who speaks in a 277CA. */
export const SOURCES = ['clearinghouse', 'payer'] as const;
export type Source = (typeof SOURCES)[number];

const STRUCTURE: Readonly<Record<string, Outcome>> = {
  A: 'accepted',
  E: 'accepted_with_errors',
  R: 'rejected',
  M: 'rejected',
  W: 'rejected',
  X: 'rejected',
};

/** TA104, IK501 and AK901. P (some sets of a group were accepted) decides nothing by itself, nor does an unknown code. */
export function structureOutcome(code: string): Outcome {
  return STRUCTURE[code] ?? 'noted';
}

/**
 * AK901, for the sets that the 999 does not name: rejected with their group; accepted where the counts of AK9 leave no
 * other reading. Otherwise nothing is guessed.
 */
export function unnamedOutcome(code: string, setCount: number, acceptedCount: number): Outcome {
  if (structureOutcome(code) === 'rejected') return acceptedCount <= 0 ? 'rejected' : 'noted';
  return isAccepted(code) && acceptedCount === setCount ? 'accepted' : 'noted';
}

const CATEGORIES: Readonly<Record<string, Outcome>> = {
  A0: 'accepted',
  A1: 'received',
  A2: 'accepted',
  A3: 'rejected',
  A4: 'rejected',
  A5: 'accepted',
  A6: 'rejected',
  A7: 'rejected',
  A8: 'rejected',
};

/** STC01-1 (and STC10-1, STC11-1), X12 code source 507: one rejecting category rejects, whatever stands beside it. */
export function statusOutcome(categories: readonly string[]): Outcome {
  const outcomes = categories.map((category) => CATEGORIES[category] ?? 'noted');
  const order: readonly Outcome[] = ['rejected', 'accepted', 'received'];
  return order.find((outcome) => outcomes.includes(outcome)) ?? 'noted';
}

/** Whether the sender was told yes, with or without complaints. */
export function isAcceptance(outcome: Outcome): boolean {
  return outcome === 'accepted' || outcome === 'accepted_with_errors';
}

/**
 * Where an answer takes its claim (rcm.md §4 B, C); null: nowhere. A TA1 that accepts says nothing of single claims. A
 * clearinghouse that has received a claim has it; a payer's receipt (A1) is no acceptance into adjudication.
 */
export function claimMove(kind: AcknowledgementKind, outcome: Outcome, source: Source | null): ClaimStatus | null {
  if (kind !== '277CA') {
    if (outcome === 'rejected') return 'syntax_rejected';
    return kind === '999' && isAcceptance(outcome) ? 'syntax_accepted' : null;
  }
  const speaker = source ?? 'payer';
  if (outcome === 'rejected') return `${speaker}_rejected`;
  const isTaken = isAcceptance(outcome) || (outcome === 'received' && speaker === 'clearinghouse');
  return isTaken ? `${speaker}_accepted` : null;
}

/** Tells a clearinghouse's 277CA from a payer's: by the trading partner, else by NM101 of the information source. */
export function sourceOf(partnerRole: Source | null, sourceCode: string | null): Source {
  return partnerRole ?? (sourceCode === 'AY' ? 'clearinghouse' : 'payer');
}
