import { diagnosesOf, servicePeriod, type HealthCode, type SubmittedClaim } from '../x12/submitted-claim.rules.js';
import { referenceValue } from '../x12/submitted-hierarchy.rules.js';
import type { SubmittedLine } from '../x12/submitted-claim.rules.js';

/** An empty X12 element is nothing said. */
export function said(text: string): string | null {
  return text === '' ? null : text;
}

/** The columns of a claim that come from the file itself. */
export function claimFacts(claim: SubmittedClaim): Record<string, unknown> {
  const { fromOn, toOn } = servicePeriod(claim);
  return {
    type: claim.type,
    patientControlNumber: claim.patientControlNumber,
    payerControlNumber: null,
    frequencyCode: claim.frequencyCode || '1',
    originalPayerControlNumber: said(referenceValue(claim.references, 'F8')),
    facilityCode: said(claim.facilityCode),
    responsibilityCode: claim.subscriber.responsibilityCode || 'P',
    servedFromOn: fromOn,
    servedToOn: toOn,
    admittedOn: claim.admittedOn,
    chargeCents: claim.chargeCents,
    priorAuthorizationNumber: said(referenceValue(claim.references, 'G1')),
    loops: claimLoops(claim),
  };
}

// What has no column is kept, so that the writer can say it again (rcm.md §4 "Claim identity").
function claimLoops(claim: SubmittedClaim): Record<string, unknown> {
  const { lines: _lines, ...loops } = claim;
  return loops;
}

export function lineFacts(line: SubmittedLine): Record<string, unknown> {
  const { adjudications, providers, periods, references, amounts, kept, drugCode, drugQuantity, drugUnitCode } = line;
  return {
    lineNumber: line.ordinal,
    procedureCode: said(line.procedure?.code ?? ''),
    modifiers: line.procedure?.modifiers ?? [],
    revenueCode: said(line.revenueCode),
    chargeCents: line.chargeCents,
    units: line.units,
    unitCode: said(line.unitCode),
    servedFromOn: line.servedFromOn,
    servedToOn: line.servedToOn ?? line.servedFromOn,
    diagnosisPointers: line.pointers,
    controlNumber: said(line.controlNumber),
    placeOfServiceCode: said(line.placeOfServiceCode),
    loops: { adjudications, providers, periods, references, amounts, kept, drugCode, drugQuantity, drugUnitCode },
  };
}

/** Diagnosis families beside principal and other: admitting, reason for visit, external cause (ICD-10 and ICD-9). */
const MORE_DIAGNOSES = ['ABJ', 'APR', 'ABN', 'BJ', 'PR', 'BN'];

/** Diagnoses in the order that line pointers count; those that no pointer can mean stand behind. */
export function diagnosisFacts(claim: SubmittedClaim): Record<string, unknown>[] {
  const more = claim.codes.filter(({ qualifier }) => MORE_DIAGNOSES.includes(qualifier));
  return [...diagnosesOf(claim), ...more].map((code: HealthCode, index) => ({
    sequence: index + 1,
    qualifier: code.qualifier,
    code: code.code,
    presentOnAdmission: said(code.presentOnAdmission),
  }));
}

/**
 * Charge postings of a claim that has gone to its payer: one for each line, and one of the claim as a whole for what
 * the lines do not explain, so that they sum to CLM02, which the payer adjudicates.
 */
export function chargePostings(
  claim: SubmittedClaim,
  today: string,
): { lineNumber: number | null; cents: number; postedOn: string }[] {
  const { fromOn } = servicePeriod(claim);
  const lines = claim.lines.map((line) => ({
    lineNumber: line.ordinal,
    cents: line.chargeCents,
    postedOn: line.servedFromOn ?? fromOn ?? today,
  }));
  const rest = claim.chargeCents - lines.reduce((sum, { cents }) => sum + cents, 0);
  const postings = rest === 0 ? lines : [...lines, { lineNumber: null, cents: rest, postedOn: fromOn ?? today }];
  return postings.filter(({ cents }) => cents !== 0);
}
