export const AUTHORIZATION_KINDS = ['authorization', 'referral'] as const;
export type AuthorizationKind = (typeof AUTHORIZATION_KINDS)[number];

/** An authorization as claims are held against it. */
export interface StandingAuthorization {
  id: string;
  kind: AuthorizationKind;
  number: string;
  payerId: string;
  patientId: string;
  procedureCodes: readonly string[];
  validFromOn: string;
  validToOn: string | null;
  unitsAuthorized: number | null;
  /** Units of the claims that went out, by claim family: a correction takes the place of the version before it. */
  usedByFamily: Readonly<Record<string, number>>;
}

/** A claim as it is held against the numbers it names. */
export interface AuthorizedClaim {
  familyId: string;
  payerId: string;
  patientId: string;
  /** REF G1 and REF 9F; '' where the claim names none. */
  numbers: Readonly<Record<AuthorizationKind, string>>;
  lines: readonly { procedureCode: string | null; units: number | null; servedFromOn: string | null }[];
}

export interface AuthorizationProblem {
  code: AuthorizationProblemCode;
  path: string;
  message: string;
}
type Failing = 'NOT_FOR_PAYER' | 'NOT_FOR_PATIENT' | 'NOT_FOR_PROCEDURE' | 'EXPIRED' | 'UNITS_EXCEEDED';
type Prefix = 'AUTHORIZATION' | 'REFERRAL';
export type AuthorizationProblemCode = `${Prefix}_${Failing}`;

const PREFIXES: Record<AuthorizationKind, Prefix> = { authorization: 'AUTHORIZATION', referral: 'REFERRAL' };
const FAILINGS: readonly Failing[] = [
  'NOT_FOR_PAYER',
  'NOT_FOR_PATIENT',
  'NOT_FOR_PROCEDURE',
  'EXPIRED',
  'UNITS_EXCEEDED',
];
export const AUTHORIZATION_PROBLEM_CODES = Object.values(PREFIXES).flatMap((prefix) =>
  FAILINGS.map((failing): AuthorizationProblemCode => `${prefix}_${failing}`),
);

/** Units that claims of one submission take, before any of them counts as gone out. */
export class AuthorizationUse {
  private readonly taken = new Map<string, number>();

  of(authorizationId: string): number {
    return this.taken.get(authorizationId) ?? 0;
  }

  /** The claim will go: what it uses is not there for those behind it. */
  take(claim: AuthorizedClaim, onFile: readonly StandingAuthorization[]): void {
    for (const authorization of namedBy(claim, onFile)) {
      const units = unitsOf(claim, authorization);
      this.taken.set(authorization.id, this.of(authorization.id) + units);
    }
  }
}

/**
 * What keeps a claim from going under the numbers it names. A number that is not on file here is the payer's business:
 * nothing is said of it.
 */
export function authorizationProblems(
  claim: AuthorizedClaim,
  onFile: readonly StandingAuthorization[],
  use: AuthorizationUse,
): AuthorizationProblem[] {
  return AUTHORIZATION_KINDS.flatMap((kind) => {
    const number = claim.numbers[kind];
    const named = onFile.filter((one) => one.kind === kind && one.number === number);
    if (number === '' || named.length === 0) return [];
    const problem = (failing: Failing, path: string, message: string): AuthorizationProblem => {
      return { code: `${PREFIXES[kind]}_${failing}`, path, message: `${kind} ${number} ${message}` };
    };
    const ofPayer = named.find(({ payerId }) => payerId === claim.payerId);
    if (ofPayer === undefined) return [problem('NOT_FOR_PAYER', 'references', 'was given by another payer')];
    return problemsOf(claim, ofPayer, use.of(ofPayer.id), problem);
  });
}

type Says = (failing: Failing, path: string, message: string) => AuthorizationProblem;

function problemsOf(
  claim: AuthorizedClaim,
  authorization: StandingAuthorization,
  taken: number,
  problem: Says,
): AuthorizationProblem[] {
  if (authorization.patientId !== claim.patientId)
    return [problem('NOT_FOR_PATIENT', 'references', 'is for another patient')];
  const covered = claim.lines.flatMap((line, index) => (isFor(authorization, line.procedureCode) ? [index] : []));
  if (covered.length === 0) return [problem('NOT_FOR_PROCEDURE', 'lines', 'is for none of the procedures')];
  const { validFromOn, validToOn, unitsAuthorized } = authorization;
  const outside = covered.filter((index) => !isWithin(claim.lines[index]!.servedFromOn, validFromOn, validToOn));
  const until = validToOn === null ? '' : ` to ${validToOn}`;
  const problems = outside.map((index) =>
    problem('EXPIRED', `lines[${index}].servedFromOn`, `is valid from ${validFromOn}${until}`),
  );
  if (unitsAuthorized === null) return problems;
  const left = rounded(unitsAuthorized - usedBeside(claim.familyId, authorization) - taken);
  const wanted = unitsOf(claim, authorization);
  if (wanted <= left) return problems;
  return [
    ...problems,
    problem('UNITS_EXCEEDED', 'lines', `has ${left} of ${unitsAuthorized} units left, not ${wanted}`),
  ];
}

/** The authorizations on file that count for a claim. */
export function namedBy(claim: AuthorizedClaim, onFile: readonly StandingAuthorization[]): StandingAuthorization[] {
  return onFile.filter(({ kind, number, payerId }) => payerId === claim.payerId && claim.numbers[kind] === number);
}

function unitsOf(claim: AuthorizedClaim, authorization: StandingAuthorization): number {
  const covered = claim.lines.filter(({ procedureCode }) => isFor(authorization, procedureCode));
  return rounded(covered.reduce((sum, { units }) => sum + (units ?? 0), 0));
}

function usedBeside(familyId: string, { usedByFamily }: StandingAuthorization): number {
  const others = Object.entries(usedByFamily).filter(([family]) => family !== familyId);
  return others.reduce((sum, [, units]) => sum + units, 0);
}

function isFor({ procedureCodes }: StandingAuthorization, procedureCode: string | null): boolean {
  return procedureCodes.length === 0 || (procedureCode !== null && procedureCodes.includes(procedureCode));
}

function isWithin(day: string | null, from: string, to: string | null): boolean {
  return day === null || (day >= from && (to === null || day <= to));
}

/** Units have three decimals at most. */
function rounded(units: number): number {
  return Math.round(units * 1000) / 1000;
}

/** An authorization cannot end before it begins. */
export function validityProblems(facts: {
  validFromOn: string;
  validToOn?: string | null;
}): { code: string; message: string; pointer: string }[] {
  const to = facts.validToOn ?? null;
  if (to === null || to >= facts.validFromOn) return [];
  return [{ code: 'DATES_REVERSED', message: 'the last day is before the first', pointer: '/validToOn' }];
}
