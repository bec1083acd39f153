import type { DrawnDecision } from './simulator-steps.js';

// The model knows neither the posting rules nor any X12: it is told what was decided, in cents, and writes down what
// a bookkeeper would. Only where nothing can be decided for it does it repeat rcm.md §4 D 8.

/** A line of a claim, as the 837 says it. */
export interface ModelLine {
  chargeCents: number;
}

/** What was decided of one line, in cents. `denial`: "CO/50" and the like, then nothing else counts. */
export interface DecidedLine {
  denial: string | null;
  priorCents: number;
  allowedCents: number;
  deductibleCents: number;
  coinsuranceCents: number;
  copayCents: number;
}

export interface Decided {
  shape: DrawnDecision['shape'];
  lines: readonly DecidedLine[];
  reductionCents: number;
}

/** A row of the ledger in words: line number or "-", kind, group and reason, cents; and what it does to the balance. */
export interface ModelRow {
  words: string;
  cents: number;
  effectCents: number;
}

const EFFECT = {
  charge: 1,
  payment: -1,
  contractual: -1,
  patient_responsibility: 0,
  denial: 0,
  prior_payer: 0,
} as const;
type Kind = keyof typeof EFFECT;

/** The ledger of one claim, and which decisions stand. */
export class ClaimModel {
  readonly rows: ModelRow[] = [];

  constructor(private readonly lines: readonly ModelLine[]) {
    lines.forEach(({ chargeCents }, at) => this.rows.push(row(String(at + 1), 'charge', '', chargeCents)));
  }

  /** Posts a decision; answers its rows, so that it can be taken back. */
  post(decided: Decided): ModelRow[] {
    const rows = this.rowsOf(decided).filter(({ cents }) => cents !== 0);
    this.rows.push(...rows);
    return rows;
  }

  /** Takes posted rows back: the same again, with the other sign. */
  takeBack(rows: readonly ModelRow[]): void {
    this.rows.push(
      ...rows.map(({ words, cents, effectCents }) => ({ words, cents: -cents, effectCents: -effectCents })),
    );
  }

  balanceCents(): number {
    return this.rows.reduce((sum, { effectCents }) => sum + effectCents, 0);
  }

  /** In alphabetical order, for comparison. */
  words(): string[] {
    return this.rows.map(({ words, cents }) => `${words} ${cents}`).sort();
  }

  private rowsOf({ shape, lines, reductionCents }: Decided): ModelRow[] {
    const each = lines.map((line, at) => this.lineRows(line, this.lines[at]!.chargeCents, String(at + 1)));
    const reduction = [row('-', 'contractual', '/CO/253', reductionCents), row('-', 'payment', '', -reductionCents)];
    return shape === 'whole' ? summedUp([...each.flat(), ...reduction]) : [...each.flat(), ...reduction];
  }

  private lineRows(line: DecidedLine, chargeCents: number, place: string): ModelRow[] {
    if (line.denial !== null) return [row(place, 'denial', `/${line.denial}`, chargeCents)];
    return [
      row(place, 'payment', '', paidOnLine(line)),
      row(place, 'contractual', '/CO/45', chargeCents - line.priorCents - line.allowedCents),
      row(place, 'patient_responsibility', '/PR/1', line.deductibleCents),
      row(place, 'patient_responsibility', '/PR/2', line.coinsuranceCents),
      row(place, 'patient_responsibility', '/PR/3', line.copayCents),
      row(place, 'prior_payer', '/OA/23', line.priorCents),
    ];
  }
}

/** What a decision pays. */
export function paidCents({ lines, reductionCents }: Decided): number {
  return lines.reduce((sum, line) => sum + (line.denial === null ? paidOnLine(line) : 0), 0) - reductionCents;
}

function paidOnLine(line: DecidedLine): number {
  return line.allowedCents - line.deductibleCents - line.coinsuranceCents - line.copayCents;
}

function row(place: string, kind: Kind, why: string, cents: number): ModelRow {
  return { words: `${place} ${kind}${why}`, cents, effectCents: EFFECT[kind] * cents };
}

/** Decided of the claim as a whole: one row for each kind and reason. */
function summedUp(rows: readonly ModelRow[]): ModelRow[] {
  const sums = new Map<string, ModelRow>();
  for (const each of rows) {
    const words = each.words.replace(/^\S+/, '-');
    const before = sums.get(words) ?? { cents: 0, effectCents: 0 };
    const [cents, effectCents] = [before.cents + each.cents, before.effectCents + each.effectCents];
    sums.set(words, { words, cents, effectCents });
  }
  return [...sums.values()];
}
