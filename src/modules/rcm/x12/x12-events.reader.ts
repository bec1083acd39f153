import type {
  ClaimStatus,
  InterchangeAcknowledgement,
  SetAcknowledgement,
  UnnamedSets,
  StatusRequest,
} from './acknowledgement.rules.js';
import type { ClaimPayment, ProviderAdjustment, Remittance, RemittanceTotals } from './remittance.rules.js';
import type { Submission, SubmissionTotals, SubmittedClaim } from './submitted-claim.rules.js';
import type { Finding, X12Error } from './x12-findings.codes.js';
import type { Separators } from './x12-segment.rules.js';
import type { SetName } from './x12-version.rules.js';

/** An interchange header (ISA). Ids are trimmed. */
export interface Interchange {
  /** 1-based in the file. */
  index: number;
  /** Bytes from the start of the file. */
  offset: number;
  /** ISA05, ISA06. */
  senderQualifier: string;
  senderId: string;
  /** ISA07, ISA08. */
  receiverQualifier: string;
  receiverId: string;
  /** ISA09, YYMMDD. */
  createdOn: string | null;
  /** ISA12. */
  version: string;
  /** ISA13. */
  controlNumber: string;
  /** ISA15: P production, T test. */
  usage: string;
  separators: Separators;
}

/** A functional group header (GS). */
export interface Group {
  /** GS01, GS02, GS03. */
  type: string;
  sender: string;
  receiver: string;
  /** GS06. */
  controlNumber: string;
  /** GS08. */
  version: string;
}

/** A transaction set header (ST), and where it stands. */
export interface TransactionSet {
  /** 1-based in the file. */
  index: number;
  /** Of the ST, bytes from the start of the file. */
  offset: number;
  set: SetName;
  /** ST01, ST02. */
  setId: string;
  controlNumber: string;
  /** ST03, else GS08. */
  version: string | null;
  interchange: Interchange;
  /** Null when a GS is missing. */
  group: Group | null;
}

export interface InterchangeEvent {
  kind: 'interchange';
  interchange: Interchange;
}
/** A TA1. It is held until what follows it is known, so that a wrong IEA is among its findings. */
export interface InterchangeAcknowledgementEvent {
  kind: 'interchange-acknowledgement';
  interchange: Interchange;
  acknowledgement: InterchangeAcknowledgement;
  findings: Finding[];
}
export interface SetStartEvent {
  kind: 'set-start';
  transactionSet: TransactionSet;
}
/** The head of an 835, before its first claim payment. */
export interface RemittanceEvent {
  kind: 'remittance';
  remittance: Remittance;
}
/** A claim payment, whole. Its findings are among those of the set too. */
export interface ClaimPaymentEvent {
  kind: 'claim-payment';
  payment: ClaimPayment;
  findings: Finding[];
  /** Its lines and itself. */
  isBalanced: boolean;
}
export interface ProviderAdjustmentEvent {
  kind: 'provider-adjustment';
  adjustment: ProviderAdjustment;
}
/** The head of an 837, before its first claim. */
export interface SubmissionEvent {
  kind: 'submission';
  submission: Submission;
}
/** A claim, whole. `findings` is what could not be read; what is wrong with its content is for claim validation. */
export interface ClaimEvent {
  kind: 'claim';
  claim: SubmittedClaim;
  findings: Finding[];
}
export interface SetAcknowledgementEvent {
  kind: 'set-acknowledgement';
  acknowledgement: SetAcknowledgement;
}
/** After the sets that a 999 names: what it says of the rest of the group. */
export interface UnnamedSetsEvent {
  kind: 'unnamed-sets';
  unnamed: UnnamedSets;
}
export interface ClaimStatusEvent {
  kind: 'claim-status';
  status: ClaimStatus;
}
export interface StatusRequestEvent {
  kind: 'status-request';
  request: StatusRequest;
}
/**
 * The end of a transaction set with all that was found in it and in the GE and IEA behind it. It comes when the
 * next set begins or the file ends.
 */
export interface SetEndEvent {
  kind: 'set-end';
  transactionSet: TransactionSet;
  /** ST to SE, both included, as counted. */
  segments: number;
  findings: Finding[];
  /** All errors, those left out of `findings` included. */
  errorCount: number;
  /** Of an 835. */
  remittanceTotals: RemittanceTotals | null;
  /** Of an 837P or 837I. */
  submissionTotals: SubmissionTotals | null;
  /** Of an 835: SHA-256 in hex of the set's body in canonical form (rcm.md §4 D 1); null when not asked for. */
  bodyHash: string | null;
}
/** Nothing can be read at `error.offset`: no ISA, or an interchange with no transaction set in it. */
export interface EnvelopeErrorEvent {
  kind: 'envelope-error';
  error: X12Error;
}

/** What a file holds, in file order. */
export type X12Event =
  | InterchangeEvent
  | InterchangeAcknowledgementEvent
  | SetStartEvent
  | RemittanceEvent
  | ClaimPaymentEvent
  | ProviderAdjustmentEvent
  | SubmissionEvent
  | ClaimEvent
  | SetAcknowledgementEvent
  | UnnamedSetsEvent
  | ClaimStatusEvent
  | StatusRequestEvent
  | SetEndEvent
  | EnvelopeErrorEvent;
