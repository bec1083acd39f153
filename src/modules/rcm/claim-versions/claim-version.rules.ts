import type { Claim } from '../claims/claim.entity.js';
import type { ClaimDiagnosis } from '../claims/claim-diagnosis.entity.js';
import type { ClaimLineItem } from '../claims/claim-line-item.entity.js';
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
export type CarriedClaim = Pick<Claim, (typeof CARRIED)[number]>;
const CARRIED = [
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
  'familyId',
  'priorClaimId',
  'loops',
  // The payer may answer with the original's number (RFI 1945): all versions keep it.
  'patientControlNumber',
] as const satisfies readonly (keyof Claim)[];

export function carriedClaim(claim: Claim): CarriedClaim {
  return Object.fromEntries(CARRIED.map((name) => [name, claim[name]])) as CarriedClaim;
}

const CARRIED_OF_LINE = [
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
] as const satisfies readonly (keyof ClaimLineItem)[];

/** A line as another version, or the claim to the next payer, repeats it. */
export function carriedLine(line: ClaimLineItem): Partial<ClaimLineItem> {
  return Object.fromEntries(CARRIED_OF_LINE.map((name) => [name, line[name]]));
}

/** A diagnosis likewise. */
export function carriedDiagnosis(
  diagnosis: ClaimDiagnosis,
): Pick<ClaimDiagnosis, 'sequence' | 'qualifier' | 'code' | 'presentOnAdmission'> {
  const { sequence, qualifier, code, presentOnAdmission } = diagnosis;
  return { sequence, qualifier, code, presentOnAdmission };
}
