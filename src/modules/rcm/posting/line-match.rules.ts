/** A line of the claim. */
export interface BilledLine {
  id: string;
  lineNumber: number;
  /** REF 6R as it was sent. */
  controlNumber: string | null;
  procedureCode: string | null;
  revenueCode: string | null;
  modifiers: readonly string[];
  chargeCents: number;
  servedFromOn: string | null;
}

/** A service as the payer decided it. */
export interface DecidedService {
  controlNumber: string;
  procedure: { qualifier: string; code: string; modifiers: readonly string[] };
  originalProcedure: { qualifier: string; code: string } | null;
  /** SVC04. */
  revenueCode: string;
  /** Of a reversal: with the other sign, as it was billed. */
  chargeCents: number;
  servedFromOn: string | null;
}

export type LineMatchKind = 'control_number' | 'procedure' | 'procedure_without_modifiers' | 'original_code' | 'none';

export interface LineMatch {
  lineId: string | null;
  match: LineMatchKind;
}

const NO_LINE: LineMatch = { lineId: null, match: 'none' };

type Test = (service: DecidedService, line: BilledLine) => boolean;

/** SVC01 of a service without a procedure is its revenue code (qualifier NU). */
const REVENUE = 'NU';

const isProcedure: Test = ({ procedure }, line) => isCode(procedure, line);
const isSameCharge: Test = (service, line) => service.chargeCents === line.chargeCents;
// A date that one side does not give does not tell them apart.
const isSameDay: Test = ({ servedFromOn }, line) =>
  servedFromOn === null || line.servedFromOn === null || servedFromOn === line.servedFromOn;
// The same procedure under two revenue codes is no twin.
const isSameRevenue: Test = ({ revenueCode }, line) => isRevenue(revenueCode, line);
const isOriginal: Test = ({ originalProcedure }, line) => originalProcedure !== null && isCode(originalProcedure, line);
const hasSameModifiers: Test = ({ procedure }, line) =>
  [...procedure.modifiers].sort().join() === [...line.modifiers].sort().join();

/** In this order (rcm.md §4 D 7); each test runs for all services before the next one does. */
const TESTS: readonly (readonly [LineMatchKind, readonly Test[]])[] = [
  ['procedure', [isProcedure, hasSameModifiers, isSameDay, isSameCharge, isSameRevenue]],
  ['procedure', [isProcedure, hasSameModifiers, isSameDay, isSameCharge]],
  ['procedure_without_modifiers', [isProcedure, isSameDay, isSameCharge, isSameRevenue]],
  ['procedure_without_modifiers', [isProcedure, isSameDay, isSameCharge]],
  ['original_code', [isOriginal, isSameDay, isSameCharge]],
  ['original_code', [isOriginal, isSameDay]],
];

/**
 * The line that each service is about (rcm.md §4 D 7). The control number may come back more than once: the payer split
 * the line; the submitted code too: the payer unbundled it. By the other tests a line is taken once, twins in their
 * order; those of `elsewhere` only where no other is left. What finds none is posted on the claim.
 */
export function matchLines(
  services: readonly DecidedService[],
  lines: readonly BilledLine[],
  elsewhere: ReadonlySet<string> = new Set(),
): LineMatch[] {
  const ordered = [...lines].sort((one, other) => one.lineNumber - other.lineNumber);
  const matches = services.map((service) => byControlNumber(service, ordered));
  const taken = new Set(matches.map(({ lineId }) => lineId));
  for (const [match, tests] of TESTS) {
    services.forEach((service, index) => {
      if (matches[index]?.lineId !== null) return;
      const fitting = ordered.filter((line) => !taken.has(line.id) && tests.every((test) => test(service, line)));
      const line = fitting.find(({ id }) => !elsewhere.has(id)) ?? fitting[0];
      if (line === undefined) return;
      taken.add(line.id);
      matches[index] = { lineId: line.id, match };
    });
  }
  return matches.map((match, index) => (match.lineId === null ? unbundled(services[index]!, ordered) : match));
}

/** The payer took a line apart: each part names what was billed (SVC06), the parts behind the first find it taken. */
function unbundled(service: DecidedService, lines: readonly BilledLine[]): LineMatch {
  const line = lines.find((each) => isOriginal(service, each) && isSameDay(service, each));
  return line === undefined ? NO_LINE : { lineId: line.id, match: 'original_code' };
}

/** The lines that the claim payments of one set have taken: those of a claim that came back in several share its twins (RFI 137). */
export class TakenLines {
  private readonly byClaim = new Map<string, Set<string>>();

  /** Matches the services of the next claim payment on a claim. */
  match(claimId: string, services: readonly DecidedService[], lines: readonly BilledLine[]): LineMatch[] {
    const matches = matchLines(services, lines, this.byClaim.get(claimId));
    this.take(
      claimId,
      matches.flatMap(({ lineId }) => lineId ?? []),
    );
    return matches;
  }

  take(claimId: string, lineIds: readonly string[]): void {
    const taken = this.byClaim.get(claimId);
    if (taken === undefined) this.byClaim.set(claimId, new Set(lineIds));
    else for (const id of lineIds) taken.add(id);
  }
}

function byControlNumber(service: DecidedService, lines: readonly BilledLine[]): LineMatch {
  const wanted = service.controlNumber.trim();
  const line = wanted === '' ? undefined : lines.find(({ controlNumber }) => controlNumber?.trim() === wanted);
  return line === undefined ? NO_LINE : { lineId: line.id, match: 'control_number' };
}

function isCode(procedure: { qualifier: string; code: string }, line: BilledLine): boolean {
  if (procedure.code === '') return false;
  if (procedure.qualifier === REVENUE) return isRevenue(procedure.code, line);
  return line.procedureCode?.toUpperCase() === procedure.code.toUpperCase();
}

/** Three digits are what stood on the old bill (UB-92): 250 is 0250. */
function isRevenue(code: string, line: BilledLine): boolean {
  return code !== '' && line.revenueCode?.padStart(4, '0') === code.padStart(4, '0');
}
