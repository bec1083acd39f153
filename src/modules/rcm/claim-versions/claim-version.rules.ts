import type { ClaimStatus } from '../claims/claim-status.rules.js';

/** CLM05-3 of a later version: 7 takes the place of the claim, 8 takes it back (rcm.md §4 A 12). */
export const CORRECTION = '7';
export const VOID = '8';

export type VersionRefusal = 'CLAIM_NOT_SENT' | 'CLAIM_REJECTED' | 'CLAIM_SUPERSEDED' | 'PAYER_CONTROL_NUMBER_UNKNOWN';

const NOT_SENT: readonly ClaimStatus[] = ['draft', 'validated', 'queued'];
const REJECTED: readonly ClaimStatus[] = ['syntax_rejected', 'clearinghouse_rejected', 'payer_rejected'];
const SUPERSEDED: readonly ClaimStatus[] = ['corrected', 'voided'];

/**
 * Why there can be no correction or void of a claim; null: there can. One that has not gone out, or came back rejected,
 * is mended itself and goes with frequency 1: the payer has nothing to replace. `number` is the payer's own number of
 * the claim (CLP07 or REF 1K), without which the payer cannot find what is to be replaced.
 */
export function versionRefusal(status: ClaimStatus, number: string | null): VersionRefusal | null {
  if (NOT_SENT.includes(status)) return 'CLAIM_NOT_SENT';
  if (REJECTED.includes(status)) return 'CLAIM_REJECTED';
  if (SUPERSEDED.includes(status)) return 'CLAIM_SUPERSEDED';
  return number === null ? 'PAYER_CONTROL_NUMBER_UNKNOWN' : null;
}

/** Where a version that has gone out takes the claim before it. */
export function statusSuperseded(frequencyCode: string): ClaimStatus {
  return frequencyCode === VOID ? 'voided' : 'corrected';
}

/** What of a claim every later version of it says too; the rest is the version's own. */
const OF_CLAIM = [
  'type',
  'patientId',
  'coverageId',
  'payerId',
  'billingProviderId',
  'renderingProviderId',
  'facilityId',
  'facilityCode',
  'responsibilityCode',
  'servedFromOn',
  'servedToOn',
  'admittedOn',
  'chargeCents',
  'priorAuthorizationNumber',
  'referralNumber',
  'familyId',
  'priorClaimId',
  'loops',
  // The payer may answer with the original's number (RFI 1945): all versions keep it.
  'patientControlNumber',
] as const;
const OF_LINE = [
  'lineNumber',
  'procedureCode',
  'modifiers',
  'revenueCode',
  'chargeCents',
  'units',
  'unitCode',
  'servedFromOn',
  'servedToOn',
  'diagnosisPointers',
  'controlNumber',
  'placeOfServiceCode',
  'loops',
] as const;
const OF_DIAGNOSIS = ['sequence', 'qualifier', 'code', 'presentOnAdmission'] as const;

/** A claim as another version of it, or the claim to the next payer, repeats it. */
export function carriedClaim<C extends Record<(typeof OF_CLAIM)[number], unknown>>(claim: C) {
  return picked(claim, OF_CLAIM);
}

/** A line likewise. */
export function carriedLine<L extends Record<(typeof OF_LINE)[number], unknown>>(line: L) {
  return picked(line, OF_LINE);
}

/** A diagnosis likewise. */
export function carriedDiagnosis<D extends Record<(typeof OF_DIAGNOSIS)[number], unknown>>(diagnosis: D) {
  return picked(diagnosis, OF_DIAGNOSIS);
}

function picked<T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;
}
