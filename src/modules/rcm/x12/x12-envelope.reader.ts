import { BodyHash } from './body-hash.reader.js';
import type { SetFold } from './set-fold.reader.js';
import { foldFor } from './set-folds.reader.js';
import type { Group, Interchange, TransactionSet, X12Event } from './x12-events.reader.js';
import type { FindingList } from './finding-list.reader.js';
import type { X12Error, X12FindingCode } from './x12-findings.codes.js';
import { acknowledgementOf, groupOf, interchangeOf, isSegmentId, transactionSetOf } from './x12-header.reader.js';
import type { IsaHeader } from './x12-isa.reader.js';
import { X12Lines } from './x12-lines.reader.js';
import type { RawSegment } from './x12-segment-cutter.reader.js';
import type { Elements } from './x12-segment.rules.js';
import type { SegmentHandler } from './x12-tokenizer.reader.js';
import { shown, trailerProblems } from './x12-trailer.rules.js';

const ISA_LENGTH = 106;

interface OpenInterchange {
  header: Interchange;
  groupCount: number;
  /** Sets and TA1. */
  lineCount: number;
}

interface OpenGroup {
  header: Group;
  setCount: number;
  controlNumbers: Set<string>;
}

interface OpenSet {
  header: TransactionSet;
  segments: number;
  fold: SetFold | null;
  hash: BodyHash | null;
  findings: FindingList;
}

/**
 * Reads the envelope: ISA, TA1, GS, ST, SE, GE, IEA with their counts and control numbers, and hands what is inside
 * the sets to their folds. Whatever is wrong becomes a finding of the set it belongs to, and reading goes on.
 */
export class X12EnvelopeReader implements SegmentHandler {
  private events: X12Event[] = [];
  private open: OpenInterchange | null = null;
  private group: OpenGroup | null = null;
  private set: OpenSet | null = null;
  private interchangeCount = 0;
  private setCount = 0;
  private readonly emit = (event: X12Event): void => void this.events.push(event);
  private readonly lines = new X12Lines(this.emit);

  constructor(private readonly hasBodyHash: boolean) {}

  /** What was read since the last call. */
  takeEvents(): X12Event[] {
    const { events } = this;
    this.events = [];
    return events;
  }

  interchange(isa: IsaHeader, offset: number): void {
    this.closeInterchange(`at byte ${offset} the next ISA begins`);
    this.lines.release();
    const header = interchangeOf(isa, ++this.interchangeCount, offset);
    this.open = { header, groupCount: 0, lineCount: 0 };
    this.emit({ kind: 'interchange', interchange: header });
    if (isa.length !== ISA_LENGTH) {
      this.lines.note('ISA_LENGTH', `the ISA at byte ${offset} is ${isa.length} characters long, not ${ISA_LENGTH}`);
    }
  }

  segment(elements: string[], offset: number, raw: RawSegment): void {
    const { set } = this;
    if (set === null) return this.outside(elements, offset);
    const id = elements[0] as string;
    if (id === 'SE') return this.endSet(elements);
    if (id === 'ST' || id === 'GE' || id === 'IEA' || id === 'GS') {
      this.closeSet(`at byte ${offset} ${id} follows`);
      return this.outside(elements, offset);
    }
    set.segments++;
    if (isSegmentId(id)) {
      set.hash?.add(raw);
      set.fold?.read(elements, set.segments);
    } else {
      const message = `the segment at byte ${offset} does not begin with a segment id`;
      set.findings.add('SEGMENT_ID_INVALID', set.segments, message);
    }
  }

  problem(code: X12FindingCode, _offset: number, message: string): void {
    if (this.set === null) this.lines.note(code, message);
    else this.set.findings.add(code, this.set.segments + 1, message);
  }

  failure(error: X12Error): void {
    this.closeInterchange('the next interchange cannot be read');
    this.lines.release();
    this.emit({ kind: 'envelope-error', error });
  }

  /** The file is over. */
  end(): void {
    this.closeInterchange('the file ends');
    this.lines.release();
  }

  private outside(elements: string[], offset: number): void {
    const [id] = elements;
    if (id === 'ST') this.beginSet(elements, offset);
    else if (id === 'GS') this.beginGroup(elements, offset);
    else if (id === 'GE') this.endGroup(elements, offset);
    else if (id === 'IEA') this.endInterchange(elements);
    else if (id === 'TA1') this.acknowledgement(elements);
    else this.misplaced(elements, offset);
  }

  private misplaced([id = '']: Elements, offset: number): void {
    const code = isSegmentId(id) ? 'SEGMENT_OUTSIDE_SET' : 'SEGMENT_ID_INVALID';
    const what = isSegmentId(id) ? `the ${id} at byte ${offset} stands` : `at byte ${offset} stands something`;
    this.lines.note(code, `${what} outside of every transaction set`);
  }

  private acknowledgement(elements: Elements): void {
    const open = this.open as OpenInterchange;
    open.lineCount++;
    const findings = this.lines.begin();
    const acknowledgement = acknowledgementOf(elements);
    const { header } = open;
    this.lines.hold(
      { kind: 'interchange-acknowledgement', interchange: header, acknowledgement, findings: [] },
      findings,
    );
  }

  private beginGroup(elements: Elements, offset: number): void {
    this.closeGroup(`at byte ${offset} the next GS begins`);
    (this.open as OpenInterchange).groupCount++;
    this.group = { header: groupOf(elements), setCount: 0, controlNumbers: new Set() };
  }

  private endGroup(elements: Elements, offset: number): void {
    const { group } = this;
    if (group === null) return this.misplaced(elements, offset);
    const { setCount: count, header } = group;
    const facts = { count, things: 'transaction sets', controlNumber: header.controlNumber, header: 'GS06' };
    const problems = trailerProblems(elements, facts);
    if (problems.count !== null) this.lines.note('GE_COUNT', problems.count);
    if (problems.controlNumber !== null) this.lines.note('GE_CONTROL_NUMBER', problems.controlNumber);
    this.group = null;
  }

  private endInterchange(elements: Elements): void {
    this.closeGroup('IEA follows');
    const { header, groupCount: count } = this.open as OpenInterchange;
    const facts = { count, things: 'functional groups', controlNumber: header.controlNumber, header: 'ISA13' };
    const problems = trailerProblems(elements, facts);
    if (problems.count !== null) this.lines.note('IEA_COUNT', problems.count);
    if (problems.controlNumber !== null) this.lines.note('IEA_CONTROL_NUMBER', problems.controlNumber);
    this.leaveInterchange();
  }

  private beginSet(elements: Elements, offset: number): void {
    const open = this.open as OpenInterchange;
    open.lineCount++;
    const findings = this.lines.begin();
    const place = { index: ++this.setCount, offset, interchange: open.header, group: this.group?.header ?? null };
    const header = transactionSetOf(elements, place, findings);
    this.countSet(header.controlNumber, findings);
    this.emit({ kind: 'set-start', transactionSet: header });
    const { component } = open.header.separators;
    this.set = {
      header,
      segments: 1,
      fold: foldFor(header.set, { component, findings, emit: this.emit }),
      hash: header.set === '835' && this.hasBodyHash ? new BodyHash(open.header.separators) : null,
      findings,
    };
  }

  private countSet(controlNumber: string, findings: FindingList): void {
    const { group } = this;
    if (group === null) return;
    group.setCount++;
    if (group.controlNumbers.has(controlNumber)) {
      findings.add('ST_CONTROL_NUMBER_REPEATED', 1, `ST02 ${shown(controlNumber)} is used twice in the group`);
    }
    group.controlNumbers.add(controlNumber);
  }

  private endSet(elements: Elements): void {
    const { header, findings } = this.set as OpenSet;
    const count = ++(this.set as OpenSet).segments;
    const facts = { count, things: 'segments', controlNumber: header.controlNumber, header: 'ST02' };
    const problems = trailerProblems(elements, facts);
    if (problems.count !== null) findings.add('SE_COUNT', count, problems.count, 1);
    if (problems.controlNumber !== null) findings.add('SE_CONTROL_NUMBER', count, problems.controlNumber, 2);
    this.leaveSet();
  }

  /** The set ends without its SE. */
  private closeSet(by: string): void {
    if (this.set === null) return;
    const { findings, segments } = this.set;
    findings.add('SE_MISSING', segments, `the set has no SE after segment ${segments}: ${by}`);
    this.leaveSet();
  }

  private leaveSet(): void {
    const { header, segments, fold, hash, findings } = this.set as OpenSet;
    this.set = null;
    const totals = fold?.end() ?? {};
    const event = {
      kind: 'set-end' as const,
      transactionSet: header,
      segments,
      findings: [],
      errorCount: 0,
      remittanceTotals: totals.remittance ?? null,
      submissionTotals: totals.submission ?? null,
      bodyHash: hash?.digest() ?? null,
    };
    this.lines.hold(event, findings);
  }

  private closeGroup(by: string): void {
    this.closeSet(by);
    if (this.group !== null) this.lines.note('GE_MISSING', `the functional group has no GE: ${by}`);
    this.group = null;
  }

  /** The interchange ends without its IEA, if one is open. */
  private closeInterchange(by: string): void {
    if (this.open === null) return;
    this.closeGroup(by);
    this.lines.note('IEA_MISSING', `the interchange has no IEA: ${by}`);
    this.leaveInterchange();
  }

  /** An interchange without a single line has nowhere else to say so. */
  private leaveInterchange(): void {
    const { header, lineCount } = this.open as OpenInterchange;
    this.open = null;
    this.group = null;
    if (lineCount > 0) return;
    const reasons = this.lines.takeUnplaced();
    const message = `the interchange holds no transaction set${reasons === '' ? '' : `: ${reasons}`}`;
    this.emit({ kind: 'envelope-error', error: { code: 'NO_TRANSACTION_SET', offset: header.offset, message } });
  }
}
