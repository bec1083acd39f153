import type { Effect, WantedMove } from './acknowledged-claim.rules.js';
import {
  type AcknowledgementKind,
  claimMove,
  type Level,
  type Outcome,
  type Source,
} from './acknowledgement-outcome.rules.js';
import { MOST_REASONS, type Reason } from './rejection-reason.rules.js';

/** One thing that an acknowledgement says, before it is known what it changes. */
export interface Answer {
  kind: AcknowledgementKind;
  level: Level;
  /** Unique in the file, e.g. `2.14` for segment 14 of its second set. */
  place: string;
  tradingPartnerId: string | null;
  source: Source | null;
  batchId: string | null;
  claimId: string | null;
  code: string;
  outcome: Outcome;
  interchangeControlNumber: string | null;
  groupControlNumber: string | null;
  setControlNumber: string | null;
  patientControlNumber: string | null;
  payerControlNumber: string | null;
  chargeCents: number | null;
  effectiveOn: string | null;
  /** All that is said against it; kept with the answer. */
  reasons: Reason[];
  /** The part of it that is about this claim and no other: findings of the claim. */
  complaints: Reason[];
  /** What makes two answers of different files the same one: hashed, so that a copy under a new envelope is known. */
  identity: readonly (string | number | null)[];
  /** Whether what it is about is known here: a batch, an imported file, a claim. */
  isMatched: boolean;
}

/** An answer that names nothing yet. */
export const NO_ANSWER = {
  tradingPartnerId: null,
  source: null,
  batchId: null,
  claimId: null,
  interchangeControlNumber: null,
  groupControlNumber: null,
  setControlNumber: null,
  patientControlNumber: null,
  payerControlNumber: null,
  chargeCents: null,
  effectiveOn: null,
  reasons: [] as Reason[],
  complaints: [] as Reason[],
  isMatched: false,
} as const;

const LONGEST = { interchangeControlNumber: 20, groupControlNumber: 20, setControlNumber: 20, code: 30 };

/** The row of an answer; what is too long for its column is cut, the file holds it whole. */
export function answerRow(answer: Answer, x12FileId: string, effect: Effect, fingerprint: string): object {
  const { identity: _identity, isMatched: _isMatched, complaints: _complaints, ...facts } = answer;
  return {
    ...facts,
    x12FileId,
    effect,
    fingerprint,
    reasons: answer.reasons.slice(0, MOST_REASONS),
    code: cut(answer.code, LONGEST.code) ?? 'none',
    interchangeControlNumber: cut(answer.interchangeControlNumber, LONGEST.interchangeControlNumber),
    groupControlNumber: cut(answer.groupControlNumber, LONGEST.groupControlNumber),
    setControlNumber: cut(answer.setControlNumber, LONGEST.setControlNumber),
    patientControlNumber: cut(answer.patientControlNumber, 80),
    payerControlNumber: cut(answer.payerControlNumber, 80),
  };
}

/** The findings that an answer leaves on its claim: errors where it rejects, warnings where it accepts all the same. */
export function complaintFindings({ kind, source, outcome, claimId, complaints }: Answer, x12FileId: string): object[] {
  const isRejected = outcome === 'rejected';
  if (!isRejected && outcome !== 'accepted_with_errors') return [];
  const rejected =
    kind !== '277CA' ? 'SYNTAX_REJECTED' : source === 'clearinghouse' ? 'CLEARINGHOUSE_REJECTED' : 'PAYER_REJECTED';
  const code = isRejected ? rejected : 'SYNTAX_COMPLAINT';
  const severity = isRejected ? 'error' : 'warning';
  return complaints.slice(0, MOST_REASONS).map(({ code: said, message, segment }) => {
    return { claimId, x12FileId, code, severity, segment, message: `${said}: ${message}`.slice(0, 1000) };
  });
}

/** What the claim's event says. */
export function eventReason({ kind, code, reasons }: Answer): string {
  const first = reasons[0] === undefined ? '' : `: ${reasons[0].message}`;
  return `${kind} ${code}${first}`.slice(0, 1000);
}

/** What an answer wants of its claim. */
export function wantedMove(answer: Answer, isRepeated: boolean): WantedMove {
  return { to: claimMove(answer.kind, answer.outcome, answer.source), batchId: answer.batchId, isRepeated };
}

/** The forms in which a control number is written: as it came, without leading zeros, and with nine digits. */
export function numberForms(text: string): string[] {
  const plain = text.trim();
  if (!/^\d{1,15}$/.test(plain)) return [plain];
  const short = plain.replace(/^0+(?=\d)/, '');
  return [...new Set([plain, short, short.padStart(9, '0'), short.padStart(4, '0')])];
}

/** The number of the batch whose BHT03 this is: `B17S0001` is set 0001 of batch 17; null for any other text. */
export function batchNumberOf(traceNumber: string): number | null {
  const number = /^B(\d{1,9})S\d{4,9}$/.exec(traceNumber.trim())?.[1];
  return number === undefined ? null : Number(number);
}

function cut(text: string | null, longest: number): string | null {
  return text === null ? null : Array.from(text.trim()).slice(0, longest).join('') || null;
}
