import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import { canBePosted, hasGoneOut, type ClaimStatus } from '../claims/claim-status.rules.js';

/** A claim that a claim payment may be about. */
export interface ClaimCandidate {
  id: string;
  /** All versions of one claim share it. */
  familyId: string;
  number: number;
  status: ClaimStatus;
  chargeCents: number;
  servedFromOn: string | null;
  /** SBR01. */
  responsibilityCode: string;
  payerControlNumber: string | null;
  /** REF F8. */
  originalPayerControlNumber: string | null;
  /** Whether a payer has decided it once, also if that was taken back. */
  isAdjudicated: boolean;
  billingNpi: string | null;
  billingTaxId: string | null;
  /** Whether it has the number asked for itself, not only another of its family. */
  isAsked?: boolean;
}

/** What matching needs of a claim payment and its remittance. */
export interface PaymentToMatch {
  /** CLP02. */
  statusCode: string;
  /** CLP07. */
  payerControlNumber: string;
  chargeCents: number;
  servedFromOn: string | null;
  payeeNpi: string;
  payeeTaxId: string;
}

export type MatchProblem = 'PCN_AMBIGUOUS' | 'CLAIM_NOT_POSTABLE' | 'CLAIM_NOT_FOUND' | 'CLAIM_CANDIDATES';

export interface ClaimMatch {
  claimId: string | null;
  match: 'exact' | 'payer_control_number' | 'candidate' | 'none' | 'manual';
  problem: MatchProblem | null;
  /** For a human, where the machine may not decide. */
  candidateIds: string[];
}

/** CLP01 that names no claim: the payer had none (RFI 535). */
export function hasControlNumber(patientControlNumber: string): boolean {
  const trimmed = patientControlNumber.trim();
  return trimmed !== '' && !/^0+$/.test(trimmed);
}

/**
 * Which claim is paid (rcm.md §4 D 6): (a) by patient control number, (b) by the payer's. `byControlNumber` and
 * `byPayerControlNumber` hold every version of the claims found so. A claim that has not gone out is never posted on.
 */
export function matchClaim(
  payment: PaymentToMatch,
  byControlNumber: readonly ClaimCandidate[],
  byPayerControlNumber: readonly ClaimCandidate[],
): ClaimMatch {
  if (byControlNumber.length > 0) return matchAmong(payment, byControlNumber, 'exact');
  if (byPayerControlNumber.length > 0) return matchAmong(payment, byPayerControlNumber, 'payer_control_number');
  return unmatched('CLAIM_NOT_FOUND', []);
}

/** (c): proposed to a human, never posted on by itself. */
export function proposed(candidateIds: readonly string[]): ClaimMatch {
  return { claimId: null, match: 'candidate', problem: 'CLAIM_CANDIDATES', candidateIds: [...candidateIds] };
}

function matchAmong(
  payment: PaymentToMatch,
  found: readonly ClaimCandidate[],
  match: 'exact' | 'payer_control_number',
): ClaimMatch {
  const live = found.filter(({ status }) => canBePosted(status));
  if (live.length === 0) return unmatched('CLAIM_NOT_POSTABLE', found);
  const families = familiesOf(live);
  const fitting = families.length === 1 ? families : families.filter((family) => family.some(fits(payment)));
  const [family, ...others] = preferred(fitting, (each) => each.some(isOfTurn(payment)));
  if (family === undefined || others.length > 0) return unmatched('PCN_AMBIGUOUS', live);
  const named = preferred(family, ({ isAsked }) => isAsked === true);
  const version = versionOf(payment, preferred(named, isOfTurn(payment)));
  const { id } = undecidedFormer(payment, version, found) ?? version;
  return { claimId: id, match, problem: null, candidateIds: [] };
}

/** CLP02: as whose turn a payer decided, and SBR01 of the claim that it was sent; other codes do not tell. */
const TURNS: Readonly<Record<string, string>> = { 1: 'P', 19: 'P', 2: 'S', 20: 'S', 3: 'T', 21: 'T' };

function isOfTurn({ statusCode }: PaymentToMatch): (claim: ClaimCandidate) => boolean {
  return ({ responsibilityCode }) => responsibilityCode === TURNS[statusCode];
}

/**
 * REF F8 of a replacement or void is the number that the payer gave to the claim before it: the payer's first word under
 * that number is about that claim, although it has been superseded meanwhile.
 */
function undecidedFormer(
  payment: PaymentToMatch,
  version: ClaimCandidate,
  found: readonly ClaimCandidate[],
): ClaimCandidate | undefined {
  const number = payment.payerControlNumber;
  if (number === '' || version.originalPayerControlNumber !== number) return undefined;
  const before = found.filter(
    (claim) =>
      claim.familyId === version.familyId &&
      claim.responsibilityCode === version.responsibilityCode &&
      (claim.number < version.number || claim.originalPayerControlNumber === null) &&
      hasGoneOut(claim.status) &&
      claim.originalPayerControlNumber !== number,
  );
  const former = before.sort(byAge).at(-1);
  return former?.isAdjudicated === false && former.chargeCents === payment.chargeCents ? former : undefined;
}

/** Oldest first: what repeats no number is the original, also where it was imported after one of its versions. */
function byAge(one: ClaimCandidate, other: ClaimCandidate): number {
  const isVersion = (claim: ClaimCandidate): number => Number(claim.originalPayerControlNumber !== null);
  return isVersion(one) - isVersion(other) || one.number - other.number;
}

/** Same payee, charge and service date; what the payer does not say is not asked. */
function fits(payment: PaymentToMatch): (claim: ClaimCandidate) => boolean {
  // Payers write 12-3456789 too; ours are digits only.
  const payeeTaxId = payment.payeeTaxId.replace('-', '');
  return (claim) =>
    claim.chargeCents === payment.chargeCents &&
    (payment.servedFromOn === null || claim.servedFromOn === payment.servedFromOn) &&
    ((payment.payeeNpi !== '' && claim.billingNpi === payment.payeeNpi) ||
      (payeeTaxId !== '' && claim.billingTaxId === payeeTaxId));
}

/** Which version of a claim: on a replacement CLP01 may be the original's (RFI 1945), so number and charge decide, else the newest. */
function versionOf(payment: PaymentToMatch, family: readonly ClaimCandidate[]): ClaimCandidate {
  const newestFirst = [...family].sort((one, other) => other.number - one.number);
  const { payerControlNumber: number } = payment;
  return (
    newestFirst.find((claim) => number !== '' && claim.payerControlNumber === number) ??
    newestFirst.find((claim) => claim.chargeCents === payment.chargeCents) ??
    (newestFirst[0] as ClaimCandidate)
  );
}

function preferred<T>(all: readonly T[], test: (each: T) => boolean): readonly T[] {
  const some = all.filter(test);
  return some.length > 0 ? some : all;
}

function familiesOf(claims: readonly ClaimCandidate[]): ClaimCandidate[][] {
  return [...groupedBy(claims, ({ familyId }) => familyId).values()];
}

function unmatched(problem: MatchProblem, claims: readonly ClaimCandidate[]): ClaimMatch {
  return { claimId: null, match: 'none', problem, candidateIds: [...new Set(claims.map(({ id }) => id))] };
}
