import type {
  InterchangeAcknowledgement,
  SegmentError,
  SetAcknowledgement,
  UnnamedSets,
} from '../x12/acknowledgement.rules.js';
import { structureOutcome, unnamedOutcome } from './acknowledgement-outcome.rules.js';
import { type Answer, NO_ANSWER } from './answer.rules.js';
import { claimAt, type ClaimPlace } from './claim-place.rules.js';
import { interchangeReasons, type Reason, segmentReasons, setReasons } from './rejection-reason.rules.js';

/** What a TA1 or 999 answers, as far as it is known here. */
export interface AnsweredClaims {
  batchId: string | null;
  /** All claims that the answer is about, in file order, with their places where those are known. */
  claims: readonly (ClaimPlace & { patientControlKey?: string })[];
  isMatched: boolean;
}

/** Where an answer stands, and who sent it. */
export interface AnswerOrigin {
  place: string;
  tradingPartnerId: string | null;
}

/** The answers of a TA1: one about the interchange; where it rejects, one about each claim in it. */
export function interchangeAnswers(
  acknowledgement: InterchangeAcknowledgement,
  origin: AnswerOrigin,
  { batchId, claims, isMatched }: AnsweredClaims,
): Answer[] {
  const { interchangeControlNumber, interchangeOn, code, noteCode } = acknowledgement;
  const outcome = structureOutcome(code);
  const reasons = interchangeReasons(acknowledgement);
  const identity = [interchangeControlNumber, interchangeOn, code, noteCode, batchId];
  const facts = { ...NO_ANSWER, ...origin, kind: 'TA1' as const, code, outcome, interchangeControlNumber, reasons };
  const whole: Answer = { ...facts, level: 'interchange', batchId, identity, isMatched };
  const told = outcome === 'rejected' ? claims : [];
  return [whole, ...told.map(({ claimId }, index) => ofClaim(whole, claimId, index, []))];
}

/** The answers of a 999 to one set (or, where it names none, to its whole group): one about it, one about each claim. */
export function setAnswers(
  acknowledgement: SetAcknowledgement,
  origin: AnswerOrigin,
  { batchId, claims, isMatched }: AnsweredClaims,
): Answer[] {
  const { groupControlNumber, setControlNumber, code, errors } = acknowledgement;
  const outcome = structureOutcome(code);
  const { byClaim, others } = complaintsByClaim(errors, claims);
  const ofSet = setReasons(acknowledgement);
  const said = errors.flatMap(segmentReasons).map((reason) => `${reason.code} ${reason.segment}`);
  const identity = [
    groupControlNumber,
    setControlNumber,
    code,
    batchId,
    ...ofSet.map((reason) => reason.code),
    ...said,
  ];
  const level = setControlNumber === null ? ('group' as const) : ('set' as const);
  const facts = { ...NO_ANSWER, ...origin, kind: '999' as const, code, outcome, groupControlNumber, setControlNumber };
  const whole: Answer = { ...facts, level, batchId, reasons: [...ofSet, ...others], identity, isMatched };
  const told = outcome === 'noted' ? [] : claims;
  return [whole, ...told.map(({ claimId }, index) => ofClaim(whole, claimId, index, byClaim.get(claimId) ?? []))];
}

/** The answers of a 999 to the sets of its group that it does not name; none where it leaves open what became of them. */
export function unnamedAnswers(
  { acknowledgement, namedSets, setCount, acceptedCount }: UnnamedSets,
  origin: AnswerOrigin,
  { batchId, claims, isMatched }: AnsweredClaims,
): Answer[] {
  const { groupControlNumber, code } = acknowledgement;
  const outcome = unnamedOutcome(code, setCount, acceptedCount);
  if (outcome === 'noted' || claims.length === 0) return [];
  const reasons = setReasons(acknowledgement);
  const identity = [groupControlNumber, code, batchId, ...reasons.map((reason) => reason.code), ...namedSets];
  const facts = { ...NO_ANSWER, ...origin, kind: '999' as const, level: 'group' as const, code, outcome };
  const whole: Answer = { ...facts, groupControlNumber, batchId, reasons, identity, isMatched };
  return [whole, ...claims.map(({ claimId }, index) => ofClaim(whole, claimId, index, []))];
}

function ofClaim(whole: Answer, claimId: string, index: number, complaints: Reason[]): Answer {
  const reasons = whole.outcome === 'rejected' || complaints.length > 0 ? [...complaints, ...whole.reasons] : [];
  const identity = [...whole.identity, claimId];
  return { ...whole, level: 'claim', place: `${whole.place}#${index + 1}`, claimId, complaints, reasons, identity };
}

/** Errors by the claim in which they lie, by segment position, else by the claim that the 999 names itself. */
function complaintsByClaim(
  errors: readonly SegmentError[],
  claims: AnsweredClaims['claims'],
): { byClaim: Map<string, Reason[]>; others: Reason[] } {
  const byClaim = new Map<string, Reason[]>();
  const others: Reason[] = [];
  const places = claims.filter(({ lastSegment }) => lastSegment > 0);
  for (const error of errors) {
    const claimId = claimAt(places, error.position) ?? named(error, claims);
    if (claimId === null) others.push(...segmentReasons(error));
    else byClaim.set(claimId, [...(byClaim.get(claimId) ?? []), ...segmentReasons(error)]);
  }
  return { byClaim, others };
}

function named({ patientControlNumber }: SegmentError, claims: AnsweredClaims['claims']): string | null {
  const key = patientControlNumber?.trim().toUpperCase();
  const same = key === undefined ? [] : claims.filter(({ patientControlKey }) => patientControlKey === key);
  return same.length === 1 ? same[0]!.claimId : null;
}
