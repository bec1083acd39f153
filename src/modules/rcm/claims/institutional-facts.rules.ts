import type { HealthCode, SubmittedClaim } from '../x12/submitted-claim.rules.js';

/** HI families of an institutional claim that are no diagnoses. */
export const MORE_FAMILIES = ['DR', 'BBR', 'BBQ', 'BI', 'BH', 'BE', 'BG', 'TC'] as const;

/** What an institutional claim says beyond a professional one, as it is entered. */
export interface InstitutionalFacts {
  admissionTypeCode: string | null;
  admissionSourceCode: string | null;
  patientStatusCode: string | null;
  dischargeTime: string | null;
  codes: { qualifier: string; code: string; fromOn: string | null; toOn: string | null; cents: number | null }[];
}

interface FactProblem {
  code: string;
  message: string;
  pointer: string;
}

/** What makes no sense in the facts themselves; what the claim lacks is for validation. */
export function institutionalProblems(type: string, { codes }: InstitutionalFacts): FactProblem[] {
  const problems: FactProblem[] = [];
  if (type !== 'institutional') {
    const message = 'only an institutional claim has these facts';
    problems.push({ code: 'NOT_INSTITUTIONAL', message, pointer: '' });
  }
  codes.forEach(({ fromOn, toOn }, index) => {
    if (toOn === null || (fromOn !== null && fromOn <= toOn)) return;
    const message = 'a span begins on or before its last day';
    problems.push({ code: 'SPAN_REVERSED', message, pointer: `/codes/${index}/toOn` });
  });
  return problems;
}

/** The kept loops of a claim with these facts in them; its diagnoses, and all else it says, stay. */
export function withInstitutionalFacts(loops: object | null, facts: InstitutionalFacts): Record<string, unknown> {
  const said = (loops ?? {}) as Partial<SubmittedClaim>;
  const others = (said.codes ?? []).filter(({ qualifier }) => !isMore(qualifier));
  const codes = facts.codes.map((code): HealthCode => ({
    ...code,
    toOn: code.toOn ?? code.fromOn,
    presentOnAdmission: '',
    segment: 0,
  }));
  return {
    ...said,
    admissionTypeCode: facts.admissionTypeCode ?? '',
    admissionSourceCode: facts.admissionSourceCode ?? '',
    patientStatusCode: facts.patientStatusCode ?? '',
    dischargeTime: facts.dischargeTime,
    codes: [...others, ...codes],
  };
}

/** The facts that a claim has, imported or entered. */
export function institutionalFactsOf(loops: object | null): InstitutionalFacts {
  const said = (loops ?? {}) as Partial<SubmittedClaim>;
  const codes = (said.codes ?? []).filter(({ qualifier }) => isMore(qualifier));
  return {
    admissionTypeCode: said.admissionTypeCode || null,
    admissionSourceCode: said.admissionSourceCode || null,
    patientStatusCode: said.patientStatusCode || null,
    dischargeTime: said.dischargeTime ?? null,
    codes: codes.map(({ qualifier, code, fromOn, toOn, cents }) => ({ qualifier, code, fromOn, toOn, cents })),
  };
}

function isMore(qualifier: string): boolean {
  return MORE_FAMILIES.some((family) => family === qualifier);
}
