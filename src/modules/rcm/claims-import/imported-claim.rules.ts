import {
  diagnosesOf,
  servicePeriod,
  type HealthCode,
  type SubmittedClaim,
  type SubmittedLine,
} from '../x12/submitted-claim.rules.js';
import { referenceValue } from '../x12/submitted-hierarchy.rules.js';
import { CLAIM_FIELDS, DIAGNOSIS_FIELDS, LINE_FIELDS } from './stored-fields.rules.js';
import { fitted, type Loss } from './stored-value.rules.js';

/** The columns of a claim that come from the file itself. */
export interface ClaimFacts extends Record<string, unknown> {
  patientControlNumber: string;
  frequencyCode: string;
  originalPayerControlNumber: string | null;
  responsibilityCode: string;
  servedFromOn: string | null;
}

export function claimFacts(claim: SubmittedClaim, losses: Loss[]): ClaimFacts {
  const { fromOn, toOn } = servicePeriod(claim);
  const facts = {
    type: claim.type,
    patientControlNumber: claim.patientControlNumber,
    payerControlNumber: null,
    frequencyCode: claim.frequencyCode,
    originalPayerControlNumber: referenceValue(claim.references, 'F8'),
    facilityCode: claim.facilityCode,
    responsibilityCode: claim.subscriber.responsibilityCode,
    servedFromOn: fromOn,
    servedToOn: toOn,
    admittedOn: claim.admittedOn,
    chargeCents: claim.chargeCents,
    priorAuthorizationNumber: referenceValue(claim.references, 'G1'),
    referralNumber: referenceValue(claim.references, '9F'),
    loops: claimLoops(claim),
  };
  return fitted(facts, CLAIM_FIELDS, losses, '');
}

// What has no column is kept, so that the writer can say it again (rcm.md §4 "Claim identity").
function claimLoops(claim: SubmittedClaim): unknown {
  const { lines: _lines, ...loops } = claim;
  return loops;
}

/** What a line does not say ('', null, []) is not kept: readers of lines take what is absent for empty. */
function withoutEmpty(loops: Record<string, unknown>): Record<string, unknown> {
  const isSaid = (value: unknown): boolean =>
    value !== '' && value !== null && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(loops).filter(([, value]) => isSaid(value)));
}

/** The columns of a line. What does not fit them is kept in `loops.asSent`. */
export function lineFacts(line: SubmittedLine, losses: Loss[]): Record<string, unknown> {
  const { adjudications, providers, periods, references, amounts, kept, drugCode, drugQuantity, drugUnitCode } = line;
  const facts = {
    lineNumber: line.ordinal,
    procedureCode: line.procedure?.code ?? '',
    modifiers: line.procedure?.modifiers ?? [],
    revenueCode: line.revenueCode,
    chargeCents: line.chargeCents,
    units: line.units,
    unitCode: line.unitCode,
    servedFromOn: line.servedFromOn,
    servedToOn: line.servedToOn ?? line.servedFromOn,
    diagnosisPointers: line.pointers,
    controlNumber: line.controlNumber,
    placeOfServiceCode: line.placeOfServiceCode,
  };
  const own: Loss[] = [];
  const fit = fitted(facts, LINE_FIELDS, own, `lines[${line.ordinal - 1}]`);
  losses.push(...own);
  const asSent = own.length === 0 ? null : facts;
  const { qualifier = 'HC', description = '' } = line.procedure ?? {};
  const procedure = qualifier === 'HC' && description === '' ? null : line.procedure;
  const drug = { drugCode, drugQuantity, drugUnitCode };
  const more = { adjudications, providers, periods, references, amounts, kept, procedure, ...drug };
  return { ...fit, loops: withoutEmpty({ ...more, asSent }) };
}

/** Diagnosis families beside principal and other: admitting, reason for visit, external cause (ICD-10 and ICD-9). */
const MORE_DIAGNOSES = ['ABJ', 'APR', 'ABN', 'BJ', 'PR', 'BN'];

/** Diagnoses in the order that line pointers count; those that no pointer can mean stand behind. */
export function diagnosisFacts(claim: SubmittedClaim, losses: Loss[]): Record<string, unknown>[] {
  const more = claim.codes.filter(({ qualifier }) => MORE_DIAGNOSES.includes(qualifier));
  return [...diagnosesOf(claim), ...more].map(({ qualifier, code, presentOnAdmission }: HealthCode, index) =>
    fitted({ sequence: index + 1, qualifier, code, presentOnAdmission }, DIAGNOSIS_FIELDS, losses, `codes[${index}]`),
  );
}

/**
 * Charge postings of a claim that has gone to its payer: one for each line, and one of the claim as a whole for what
 * the lines do not explain, so that they sum to CLM02, which the payer adjudicates, less what payers before it have
 * settled (`settledCents`): that is owed no more.
 */
export function chargePostings(
  claim: SubmittedClaim,
  today: string,
  settledCents: number,
): { lineNumber: number | null; cents: number; postedOn: string }[] {
  const { fromOn } = servicePeriod(claim);
  const lines = claim.lines.map((line) => ({
    lineNumber: line.ordinal,
    cents: line.chargeCents,
    postedOn: line.servedFromOn ?? fromOn ?? today,
  }));
  const owed = claim.chargeCents - settledCents;
  const rest = owed - lines.reduce((sum, { cents }) => sum + cents, 0);
  // Sums beyond exact integers come from nonsense amounts: then the claim as a whole is charged, as CLM02 says.
  if (!Number.isSafeInteger(rest)) return [{ lineNumber: null, cents: owed, postedOn: fromOn ?? today }];
  const postings = rest === 0 ? lines : [...lines, { lineNumber: null, cents: rest, postedOn: fromOn ?? today }];
  return postings.filter(({ cents }) => cents !== 0);
}
