import {
  type ClaimEnvelope,
  groupControlNumber,
  gsSegment,
  headSegments,
  interchangeControlNumber,
  isaText,
  setControlNumber,
} from './claim-envelope.writer.js';
import { billingLoop, patientLoop, subscriberLoop } from './submitted-hierarchy.writer.js';
import { claimLoops } from './submitted-claim.writer.js';
import type { SubmittedClaim } from './submitted-claim.rules.js';
import { SegmentWriter, type WritingSeparators, type WrittenSegment } from './x12-segment.writer.js';

/** So many claims stand in one transaction set at most (the guides' recommended limit, rcm.md §4 C). */
export const MOST_CLAIMS_PER_SET = 5000;

/** Where a written claim stands in its file. Segments are counted inside ST, the ST being 1. */
export interface WrittenPlace {
  setControlNumber: string;
  /** HL01 of the loop that it hangs on. */
  hierarchyNumber: number;
  /** First segment that is its own: of the HL loops that it opened, else its CLM. */
  firstSegment: number;
  lastSegment: number;
}

/** A set that is being written. */
interface OpenSet {
  controlNumber: string;
  segments: number;
  claims: number;
  purposeCode: string;
}

/** A loop as text, and the record it was written from. */
interface WrittenLoop {
  said: object;
  text: string;
  segments: number;
}

/** The loops above the claim written last: what begins anew is written, what is the same is not said twice. */
interface Above {
  billing: WrittenLoop | null;
  subscriber: WrittenLoop | null;
  patient: WrittenLoop | null;
}

/** Where the writer stands in its file. */
interface WritingState {
  setCount: number;
  set: OpenSet | null;
  above: Above;
  /** HL01 of the last level, of the last 20 and of the last 22. */
  hierarchy: number;
  billingNumber: number;
  subscriberNumber: number;
}

const NOTHING_ABOVE: Above = { billing: null, subscriber: null, patient: null };

/**
 * Writes an 837P or 837I, one claim at a time and with flat memory: each call answers the text that comes next.
 * Claims of one billing provider, subscriber and patient share their HL loops when they come after one another.
 */
export class ClaimFileWriter {
  private readonly writer: SegmentWriter;
  private state: WritingState = {
    setCount: 0,
    set: null,
    above: NOTHING_ABOVE,
    hierarchy: 0,
    billingNumber: 0,
    subscriberNumber: 0,
  };

  constructor(
    private readonly envelope: ClaimEnvelope,
    separators: WritingSeparators,
    private readonly mostClaimsPerSet = MOST_CLAIMS_PER_SET,
  ) {
    this.writer = new SegmentWriter(separators);
  }

  /** Transaction sets so far. */
  get setCount(): number {
    return this.state.setCount;
  }

  /** ISA and GS. Throws X12WriteError. */
  begin(): string {
    return isaText(this.envelope, this.writer) + this.writer.write(gsSegment(this.envelope));
  }

  /**
   * The claim, with the loops above it, and the set's head and trailer where they begin or end. Throws X12WriteError
   * for a value that cannot be written; the file then goes on as if the claim had never been given.
   */
  add(claim: SubmittedClaim): { text: string; place: WrittenPlace } {
    const before = { ...this.state, set: this.state.set && { ...this.state.set } };
    try {
      return this.added(claim);
    } catch (error) {
      this.state = before;
      throw error;
    }
  }

  /** SE, GE and IEA. */
  end(): string {
    const { interchangeNumber, groupNumber } = this.envelope;
    return (
      this.endSet() +
      this.writer.write(['GE', String(this.setCount), groupControlNumber(groupNumber)]) +
      this.writer.write(['IEA', '1', interchangeControlNumber(interchangeNumber)])
    );
  }

  private added(claim: SubmittedClaim): { text: string; place: WrittenPlace } {
    const purposeCode = claim.purposeCode || 'CH';
    let text = '';
    if (this.isFull(purposeCode)) text += this.endSet();
    if (this.state.set === null) text += this.beginSet(purposeCode);
    const set = this.state.set!;
    const firstSegment = set.segments + 1;
    text += this.loopsAbove(claim);
    const hierarchyNumber = this.state.hierarchy;
    text += this.write(claimLoops(claim));
    set.claims++;
    const { controlNumber, segments: lastSegment } = set;
    return { text, place: { setControlNumber: controlNumber, hierarchyNumber, firstSegment, lastSegment } };
  }

  private isFull(purposeCode: string): boolean {
    const { set } = this.state;
    return set !== null && (set.claims >= this.mostClaimsPerSet || set.purposeCode !== purposeCode);
  }

  private beginSet(purposeCode: string): string {
    const { state } = this;
    const number = this.envelope.firstSetNumber + state.setCount++;
    state.set = { controlNumber: setControlNumber(number), segments: 0, claims: 0, purposeCode };
    state.above = NOTHING_ABOVE;
    state.hierarchy = 0;
    return this.write(headSegments(this.envelope, number, purposeCode));
  }

  private endSet(): string {
    const { set } = this.state;
    if (set === null) return '';
    this.state.set = null;
    return this.writer.write(['SE', String(set.segments + 1), set.controlNumber]);
  }

  /** HL 20, 22 and 23, as far as they are not those of the claim before. */
  private loopsAbove({ billing, subscriber, patient }: SubmittedClaim): string {
    const { state } = this;
    const { above } = state;
    const next = {
      billing: this.loopOf(billing, above.billing, billingLoop),
      subscriber: this.loopOf(subscriber, above.subscriber, subscriberLoop),
      patient: patient === null ? null : this.loopOf(patient, above.patient, patientLoop),
    };
    state.above = next;
    const isNewBilling = next.billing.text !== above.billing?.text;
    const isSameKind = (next.patient === null) === (above.patient === null);
    const isNewSubscriber = isNewBilling || !isSameKind || next.subscriber.text !== above.subscriber?.text;
    const isNewPatient = next.patient !== null && (isNewSubscriber || next.patient.text !== above.patient?.text);
    let text = '';
    if (isNewBilling) text += this.level('20', '', next.billing, true);
    if (isNewBilling) state.billingNumber = state.hierarchy;
    if (isNewSubscriber) text += this.level('22', String(state.billingNumber), next.subscriber, patient !== null);
    if (isNewSubscriber) state.subscriberNumber = state.hierarchy;
    if (isNewPatient) text += this.level('23', String(state.subscriberNumber), next.patient!, false);
    return text;
  }

  private level(code: string, parent: string, loop: WrittenLoop, hasChild: boolean): string {
    const number = String(++this.state.hierarchy);
    const head = this.write([['HL', number, parent, code, hasChild ? '1' : '0']]);
    this.state.set!.segments += loop.segments;
    return head + loop.text;
  }

  /** The loop as text; that of the claim before, where both have the very same record. */
  private loopOf<T extends object>(
    said: T,
    before: WrittenLoop | null,
    loop: (said: T) => WrittenSegment[],
  ): WrittenLoop {
    if (before?.said === said) return before;
    const segments = loop(said);
    return { said, text: segments.map((segment) => this.writer.write(segment)).join(''), segments: segments.length };
  }

  private write(segments: readonly WrittenSegment[]): string {
    let text = '';
    for (const segment of segments) text += this.writer.write(segment);
    this.state.set!.segments += segments.length;
    return text;
  }
}
