import type { ClaimStatus } from '../claims/claim-status.rules.js';
import {
  patientParty,
  payerParty,
  subscriberParty,
  type NamedPayer,
  type NamedPerson,
} from '../claims/stored-party.rules.js';
import type { StoredCoverage } from '../claims/stored-claim.rules.js';
import type { LineAdjudication, OtherPayer, SubmittedClaim, SubmittedLine } from '../x12/submitted-claim.rules.js';
import type { Adjustment } from '../x12/x12-segment.rules.js';

/** What a payer decided of one line, as its remittance said it. */
export interface PriorLine {
  /** Null: it was found on no line of ours. */
  claimLineItemId: string | null;
  procedureCode: string | null;
  modifiers: string[];
  revenueCode: string | null;
  paidUnits: number | null;
  paidCents: number;
  adjustments: Adjustment[];
}

/** One unreversed claim payment of the payer before. */
export interface PriorDecision {
  id: string;
  paidCents: number;
  isForwarded: boolean;
  /** Its own lines and claim add up, and those of its remittance. */
  isBalanced: boolean;
  /** YYYY-MM-DD. */
  decidedOn: string;
  /** Of the claim as a whole. */
  adjustments: Adjustment[];
  lines: PriorLine[];
}

/** The payer before, and the card it paid by. */
export interface PriorPayer {
  payer: NamedPayer;
  coverage: StoredCoverage;
  patient: NamedPerson;
}

export type SecondaryRefusal =
  | 'CLAIM_NOT_ADJUDICATED'
  | 'CLAIM_SUPERSEDED'
  | 'CLAIM_CROSSED_OVER'
  | 'PRIOR_PAYMENT_UNBALANCED'
  | 'PRIOR_PAYMENT_UNPLACED'
  | 'NO_NEXT_COVERAGE'
  | 'NEXT_CLAIM_EXISTS';

/** SBR01 of the next payer, and which of the patient's cards is that payer's. */
const NEXT: Readonly<Record<string, { responsibilityCode: string; order: 'secondary' | 'tertiary' }>> = {
  P: { responsibilityCode: 'S', order: 'secondary' },
  S: { responsibilityCode: 'T', order: 'tertiary' },
};

/** Whose turn it is after this claim's payer; null: nobody's that is known here. */
export function nextTurn(responsibilityCode: string): (typeof NEXT)[string] | null {
  return NEXT[responsibilityCode] ?? null;
}

const SUPERSEDED: readonly ClaimStatus[] = ['corrected', 'voided'];

/**
 * Why the next payer cannot be billed after this claim (rcm.md §4 G); null: it can. What the payer sent on by itself
 * is not sent again, and what does not balance or stands on no line cannot be told to the next payer.
 */
export function secondaryRefusal(
  status: ClaimStatus,
  decisions: readonly PriorDecision[],
  has: { nextCoverage: boolean; nextClaim: boolean },
): SecondaryRefusal | null {
  if (SUPERSEDED.includes(status)) return 'CLAIM_SUPERSEDED';
  if (decisions.length === 0) return 'CLAIM_NOT_ADJUDICATED';
  if (decisions.at(-1)!.isForwarded) return 'CLAIM_CROSSED_OVER';
  if (!decisions.every(({ isBalanced }) => isBalanced)) return 'PRIOR_PAYMENT_UNBALANCED';
  const isUnplaced = decisions.some(({ lines }) => lines.some(({ claimLineItemId }) => claimLineItemId === null));
  if (isUnplaced) return 'PRIOR_PAYMENT_UNPLACED';
  if (!has.nextCoverage) return 'NO_NEXT_COVERAGE';
  return has.nextClaim ? 'NEXT_CLAIM_EXISTS' : null;
}

/**
 * Loop 2320 with 2330: the payer before and what it decided of the claim as a whole. All amounts are its own words,
 * copied. The date of the decision stands here only where no line carries it (DTP 573 at one level, not both).
 */
export function otherPayerOf(
  prior: PriorPayer,
  claim: { responsibilityCode: string; loops: unknown },
  decisions: readonly PriorDecision[],
): OtherPayer {
  const { coverage, patient, payer } = prior;
  const said = (claim.loops ?? {}) as Partial<SubmittedClaim>;
  const isSelf = coverage.relationshipCode === '18';
  const isOnLines = decisions.some(({ lines }) => lines.length > 0);
  const paidCents = decisions.reduce((sum, decision) => sum + decision.paidCents, 0);
  return {
    responsibilityCode: claim.responsibilityCode,
    relationshipCode: coverage.relationshipCode,
    groupNumber: coverage.groupNumber ?? '',
    groupName: coverage.planName ?? '',
    insuranceTypeCode: said.subscriber?.insuranceTypeCode ?? '',
    filingCode: coverage.filingCode ?? '',
    adjustments: decisions.flatMap(({ adjustments }) => adjustments),
    amounts: [{ qualifier: 'D', cents: paidCents }],
    birthOn: null,
    sex: '',
    benefitsAssigned: said.benefitsAssigned || 'Y',
    releaseOfInformation: said.releaseOfInformation || 'Y',
    subscriber: isSelf ? patientParty('IL', patient, coverage.memberId) : subscriberParty(coverage),
    payer: payerParty(payer),
    providers: [],
    adjudicatedOn: isOnLines ? null : decisions.at(-1)!.decidedOn,
    segment: 0,
    kept: [],
  };
}

/** Loop 2430 of a line: what the payer before paid and adjusted of it, each of its decisions by itself. */
export function adjudicationsOf(
  payerId: string,
  lineId: string,
  decisions: readonly PriorDecision[],
): LineAdjudication[] {
  return decisions.flatMap(({ decidedOn, lines }) =>
    lines
      .filter(({ claimLineItemId }) => claimLineItemId === lineId)
      .map((line) => ({
        payerId,
        paidCents: line.paidCents,
        procedure: {
          qualifier: line.procedureCode === null ? '' : 'HC',
          code: line.procedureCode ?? '',
          modifiers: line.modifiers,
          description: '',
        },
        revenueCode: line.revenueCode ?? '',
        units: line.paidUnits,
        adjustments: line.adjustments,
        adjudicatedOn: decidedOn,
        amounts: [],
        segment: 0,
        kept: [],
      })),
  );
}

/** What a line says beyond its columns, with the decisions of this payer in the place of those it told of. */
export function adjudicationsAnew(
  loops: unknown,
  payerId: string,
  lineId: string,
  decisions: readonly PriorDecision[],
): Record<string, unknown> {
  const said = (loops ?? {}) as Partial<SubmittedLine>;
  const others = (said.adjudications ?? []).filter((told) => told.payerId !== payerId);
  return { ...said, adjudications: [...others, ...adjudicationsOf(payerId, lineId, decisions)] };
}

/** What a claim says beyond its columns, with this payer before in the place of what it told of it. */
export function loopsAnew(loops: unknown, otherPayer: OtherPayer): Record<string, unknown> {
  const said = (loops ?? {}) as Partial<SubmittedClaim>;
  const others = (said.otherPayers ?? []).filter(
    ({ responsibilityCode }) => responsibilityCode !== otherPayer.responsibilityCode,
  );
  return { ...said, otherPayers: [...others, otherPayer] };
}

/** REF qualifiers that only the payer of the claim itself can understand: its claim number, authorisation, referral. */
const OF_ONE_PAYER = ['F8', 'G1', '9F', '9A', '9C'];

/** What the claim to the next payer takes over of what the claim's file said: all but the payer's own part. */
export function loopsForNext(
  loops: unknown,
  otherPayer: OtherPayer,
  insuranceTypeCode: string,
): Record<string, unknown> {
  const { subscriber: _subscriber, patient: _patient, ...said } = (loops ?? {}) as Partial<SubmittedClaim>;
  return {
    ...said,
    references: (said.references ?? []).filter(({ qualifier }) => !OF_ONE_PAYER.includes(qualifier)),
    otherPayers: [...(said.otherPayers ?? []), otherPayer],
    ...(insuranceTypeCode === '' ? {} : { subscriber: { insuranceTypeCode } }),
  };
}
