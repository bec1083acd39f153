/** TA1: the receiver's answer to a whole interchange. */
export interface InterchangeAcknowledgement {
  /** TA101. */
  interchangeControlNumber: string;
  /** TA102. */
  interchangeOn: string | null;
  /** TA104: A accepted, E accepted with errors, R rejected. */
  code: string;
  /** TA105: 000 is no error. */
  noteCode: string;
}

/** IK4: one element that a 999 complains of. */
export interface ElementError {
  /** IK401-1. */
  position: number | null;
  /** IK402. */
  reference: string;
  /** IK403. */
  code: string;
  /** IK404. */
  value: string;
}

/** IK3: one segment that a 999 complains of. */
export interface SegmentError {
  /** IK301. */
  segment: string;
  /** IK302, 1-based inside ST. */
  position: number | null;
  /** IK303. */
  loop: string;
  /** IK304. */
  code: string;
  elements: ElementError[];
  /** CTX01 with CLM01: the claim that the segment belongs to, where the 999 names it. */
  patientControlNumber: string | null;
}

/** AK2 to IK5 of a 999: the answer to one transaction set; or AK1 and AK9 alone, the answer to a whole group. */
export interface SetAcknowledgement {
  /** AK102: the GS06 that is answered. */
  groupControlNumber: string;
  /** AK103. */
  groupVersion: string;
  /** AK202, AK201; null where the 999 answers the group without naming sets. */
  setControlNumber: string | null;
  setId: string | null;
  /** IK501 (AK901 for a group): A, E accepted; R, M, W, X rejected. */
  code: string;
  /** IK502 to IK506 (AK905 to AK909 for a group). */
  reasonCodes: string[];
  errors: SegmentError[];
  /** Of the AK2 (or AK9), 1-based inside ST. */
  segment: number;
}

/** AK9 of a 999 that names some sets of its group, seen from the others: only rejected ones need be named. */
export interface UnnamedSets {
  /** Of the group: AK1 and AK9. */
  acknowledgement: SetAcknowledgement;
  /** AK202 of those that are named. */
  namedSets: string[];
  /** How many are not named: AK902 without those that are. */
  setCount: number;
  /** How many of these were accepted: AK904 without those that are named as accepted. */
  acceptedCount: number;
}

/** Which level of a 277's hierarchy a status stands at. */
export type StatusLevel = 'source' | 'receiver' | 'provider' | 'claim' | 'line';

/** One category, status and entity of an STC. */
export interface StatusCode {
  category: string;
  status: string;
  entity: string | null;
}

/** An STC of a 277CA or 277, with what identifies the claim it is about. */
export interface ClaimStatus extends StatusCode {
  level: StatusLevel;
  /** TRN02 at claim level: CLM01 of the claim in a 277CA, the trace number of the 276 in a 277. */
  patientControlNumber: string | null;
  /** TRN02 of the level, whatever it is. */
  traceNumber: string | null;
  /** REF 1K. */
  payerControlNumber: string | null;
  /** STC02. */
  effectiveOn: string | null;
  /** STC03: WQ accept, U reject. */
  actionCode: string;
  /** STC04, STC05. */
  chargeCents: number | null;
  paidCents: number | null;
  /** STC10, STC11. */
  furtherCodes: StatusCode[];
  /** DTP 472 of the claim. */
  servedFromOn: string | null;
  servedToOn: string | null;
  /** NM101 of the information source: PR a payer, AY a clearinghouse. */
  sourceCode: string | null;
  /** TRN02 of the information receiver in a 277CA: BHT03 of the file that is answered. */
  batchTraceNumber: string | null;
  /** NM109 of the billing provider above, where it is an NPI. */
  providerNpi: string | null;
  /** Of the STC, 1-based inside ST. */
  segment: number;
}

/** A TRN of a 276: one question about a claim. */
export interface StatusRequest {
  traceNumber: string;
  payerControlNumber: string | null;
  /** REF EJ. */
  patientControlNumber: string | null;
  chargeCents: number | null;
  servedFromOn: string | null;
  servedToOn: string | null;
  segment: number;
}

/** Whether a 999 or TA1 code (IK501, AK901, TA104) means that what was sent was taken. */
export function isAccepted(code: string): boolean {
  return code === 'A' || code === 'E' || code === 'P';
}
