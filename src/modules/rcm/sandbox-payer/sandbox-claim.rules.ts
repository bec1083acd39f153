import { mixed } from '../x12/generator/chance.rules.js';
import { marked } from '../x12/generator/synthetic-practice.rules.js';
import type { Party } from '../x12/submitted-hierarchy.rules.js';
import { referenceValue } from '../x12/submitted-hierarchy.rules.js';
import { servicePeriod, type SubmittedClaim, type SubmittedLine } from '../x12/submitted-claim.rules.js';

/** A service as the sandbox payer has it before it. */
export interface SandboxLine {
  /** As SVC01 says it: qualifier, code, modifiers. */
  code: readonly string[];
  revenueCode: string;
  chargeCents: number;
  units: number;
  servedOn: string | null;
  /** REF 6R. */
  controlNumber: string;
  /** Charge less what the prior payers left to the patient; 0 on a primary claim (X12 RFI 2143). */
  priorImpactCents: number;
}

/** A claim as the sandbox payer has it before it: what its answers repeat, and nothing else. */
export interface SandboxClaim {
  patientControlNumber: string;
  /** CLM05-3: 7 and 8 answer with the original's number. */
  frequencyCode: string;
  isInstitutional: boolean;
  /** SBR01 is not P: another payer has decided before. */
  isSecondary: boolean;
  chargeCents: number;
  payer: { id: string; name: string };
  payee: { npi: string; taxId: string; name: string };
  /** CLP06. */
  filingCode: string;
  facilityCode: string;
  memberId: string;
  patient: { lastName: string; firstName: string };
  /** What the payer calls the claim: the same claim always gets the same number. */
  payerControlNumber: string;
  fromOn: string | null;
  toOn: string | null;
  lines: readonly SandboxLine[];
}

/** What an answer needs of a claim that was sent. */
export function sandboxClaim(claim: SubmittedClaim): SandboxClaim {
  const { subscriber, billing } = claim;
  const person = claim.patient?.person ?? subscriber.person;
  const payerId = subscriber.payer?.id ?? '';
  return {
    patientControlNumber: plain(claim.patientControlNumber),
    frequencyCode: claim.frequencyCode,
    isInstitutional: claim.type === 'institutional',
    isSecondary: subscriber.responsibilityCode !== 'P' && subscriber.responsibilityCode !== '',
    chargeCents: claim.chargeCents,
    payer: { id: plain(payerId), name: plain(subscriber.payer?.name ?? '') },
    payee: payeeOf(billing.provider),
    filingCode: plain(subscriber.filingCode) || 'CI',
    facilityCode: plain(claim.facilityCode),
    memberId: plain(subscriber.person?.id ?? ''),
    patient: { lastName: plain(person?.name ?? ''), firstName: plain(person?.firstName ?? '') },
    payerControlNumber: payerControlNumber(claim.patientControlNumber, payerId),
    ...servicePeriod(claim),
    lines: claim.lines.map(sandboxLine),
  };
}

/** Text without the separators that the answers are written with. */
export function plain(text: string): string {
  return text.replace(/[*:~^\r\n]/g, ' ').trim();
}

/** A number for a text of any length, always the same one (0 to 2^32 - 1; FNV-1a, mixed once more). */
export function textNumber(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return mixed(state, text.length);
}

function payeeOf(provider: Party | null): SandboxClaim['payee'] {
  const references = provider?.references ?? [];
  const taxId = referenceValue(references, 'EI') || referenceValue(references, 'SY');
  const npi = provider?.idQualifier === 'XX' ? provider.id : '';
  return { npi: plain(npi), taxId: plain(taxId), name: plain(provider?.name ?? '') };
}

function payerControlNumber(patientControlNumber: string, payerId: string): string {
  const text = `${payerId}/${patientControlNumber.trim().toUpperCase()}`;
  return `SBX${marked(textNumber(text), 7)}${marked(textNumber(`${text}/`) % 46_656, 3)}`;
}

function sandboxLine(line: SubmittedLine): SandboxLine {
  const { procedure, revenueCode } = line;
  const hasProcedure = procedure !== null && procedure.code !== '';
  const code = hasProcedure ? [procedure.qualifier, procedure.code, ...procedure.modifiers] : ['NU', revenueCode];
  return {
    code: code.map(plain),
    revenueCode: hasProcedure ? plain(revenueCode) : '',
    chargeCents: line.chargeCents,
    units: line.units ?? 1,
    servedOn: line.servedFromOn,
    controlNumber: plain(line.controlNumber),
    priorImpactCents: priorImpact(line),
  };
}

// What the last payer before left to the patient is what this one may pay; all else is that payer's impact.
function priorImpact({ adjudications, chargeCents }: SubmittedLine): number {
  const last = adjudications.at(-1);
  if (last === undefined) return 0;
  const patient = last.adjustments.filter(({ groupCode }) => groupCode === 'PR');
  const leftCents = patient.reduce((sum, { cents }) => sum + cents, 0);
  return chargeCents - Math.max(0, Math.min(leftCents, chargeCents));
}
