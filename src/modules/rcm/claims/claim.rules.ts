/** professional is sent as 837P, institutional as 837I; the others are stored and tracked, not transmitted. */
export const CLAIM_TYPES = ['professional', 'institutional', 'dental', 'pharmacy', 'vision'] as const;
export type ClaimType = (typeof CLAIM_TYPES)[number];

interface FactProblem {
  code: string;
  message: string;
  pointer: string;
}

/** The patient control number of a claim that this service numbered: at most 17 capitals and digits (rcm.md §4 A 4). */
export function patientControlNumberOf(claimNumber: number): string {
  return `Q${String(claimNumber).padStart(10, '0')}`;
}

/** REF 6R of a line that was given none: unique in the claim, so that the payer's answer finds its line. */
export function lineControlNumberOf(patientControlNumber: string, lineNumber: number): string {
  return `${patientControlNumber}L${lineNumber}`;
}

/** The charge of a claim: the sum of its lines, which only the server makes. */
export function totalChargeCents(lines: readonly { chargeCents: number }[]): number {
  return lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0);
}

export function totalProblems(lines: readonly { chargeCents: number }[]): FactProblem[] {
  if (Number.isSafeInteger(totalChargeCents(lines))) return [];
  const message = 'the sum of the lines is beyond what can be kept exactly';
  return [{ code: 'TOTAL_TOO_LARGE', message, pointer: '/lines' }];
}

interface ServicePeriod {
  servedFromOn: string | null;
  servedToOn: string | null;
}

/** When a claim's services were given: an institutional claim says so itself, the others by their lines. */
export function servicePeriodOf(
  type: ClaimType,
  given: Partial<ServicePeriod>,
  lines: readonly ServicePeriod[],
): ServicePeriod {
  const from = lines.map(({ servedFromOn }) => servedFromOn).filter((day) => day !== null);
  const to = lines.map(({ servedFromOn, servedToOn }) => servedToOn ?? servedFromOn).filter((day) => day !== null);
  const ofLines = { servedFromOn: from.sort()[0] ?? null, servedToOn: to.sort().at(-1) ?? null };
  if (type !== 'institutional') return ofLines;
  return {
    servedFromOn: given.servedFromOn ?? ofLines.servedFromOn,
    servedToOn: given.servedToOn ?? ofLines.servedToOn,
  };
}

/** Statement dates are an institutional claim's; of the others the lines tell. */
export function periodProblems(type: ClaimType, given: Partial<ServicePeriod>): FactProblem[] {
  const isGiven = (given.servedFromOn ?? given.servedToOn ?? null) !== null;
  if (type === 'institutional' || !isGiven) return [];
  const message = 'only an institutional claim has statement dates; of the others the lines tell';
  return [{ code: 'SERVICE_DATES_ARE_OF_LINES', message, pointer: '/servedFromOn' }];
}

interface BilledCoverage {
  patientId: string;
  payerId: string;
}

/** Whether the billed coverage is the patient's, by the payer who is billed, and whether that payer takes claims. */
export function billingProblems(
  claim: { patientId: string; payerId: string },
  coverage: BilledCoverage | null,
  payer: { isActive: boolean } | null,
): FactProblem[] {
  const problems: FactProblem[] = [];
  const add = (code: string, message: string, pointer: string): void => void problems.push({ code, message, pointer });
  if (coverage !== null && coverage.patientId !== claim.patientId) {
    add('COVERAGE_OF_ANOTHER_PATIENT', 'the coverage is another patient’s', '/coverageId');
  }
  if (coverage !== null && coverage.payerId !== claim.payerId) {
    add('COVERAGE_OF_ANOTHER_PAYER', 'the coverage is by another payer', '/coverageId');
  }
  if (payer !== null && !payer.isActive) add('PAYER_INACTIVE', 'an inactive payer takes no new claims', '/payerId');
  return problems;
}

/** A diagnosis as it is stored: without its dot; the first is the principal one (ABK), the rest are others (ABF). */
export function diagnosisRows<D extends { code: string; qualifier?: string }>(
  diagnoses: readonly D[],
): (D & { sequence: number; qualifier: string })[] {
  return diagnoses.map((diagnosis, index) => ({
    ...diagnosis,
    sequence: index + 1,
    code: diagnosis.code.replace('.', ''),
    qualifier: diagnosis.qualifier ?? (index === 0 ? 'ABK' : 'ABF'),
  }));
}
