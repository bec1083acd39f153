import type { InterchangeAcknowledgementEvent, SetEndEvent, X12Event } from './x12-events.reader.js';
import { FindingList } from './finding-list.reader.js';
import type { X12FindingCode } from './x12-findings.codes.js';

const MOST_REASONS = 5;

/** A set or TA1 that is complete, with the findings it has so far. */
interface HeldLine {
  findings: FindingList;
  event: SetEndEvent | InterchangeAcknowledgementEvent;
}

/**
 * Holds the last complete set (or TA1) until it is known what stands behind it, so that a wrong GE or IEA becomes
 * its finding; and keeps what is found before there is any set.
 */
export class X12Lines {
  private held: HeldLine | null = null;
  private waiting = new FindingList();

  constructor(private readonly emit: (event: X12Event) => void) {}

  /** A finding outside of every set: for the line before it, else for the next. */
  note(code: X12FindingCode, message: string): void {
    (this.held?.findings ?? this.waiting).add(code, null, message);
  }

  /** The findings for the line that begins now. */
  begin(): FindingList {
    this.release();
    const findings = this.waiting;
    this.waiting = new FindingList();
    return findings;
  }

  hold(event: SetEndEvent | InterchangeAcknowledgementEvent, findings: FindingList): void {
    this.release();
    this.held = { event, findings };
  }

  /** Nothing more belongs to the held line. */
  release(): void {
    if (this.held === null) return;
    const { event, findings } = this.held;
    this.held = null;
    event.findings = findings.close();
    if (event.kind === 'set-end') event.errorCount = findings.errorCount;
    this.emit(event);
  }

  /** The findings that found no line, as words, the first of them; they are forgotten. */
  takeUnplaced(): string {
    const messages = this.waiting.all.slice(0, MOST_REASONS).map(({ message }) => message);
    if (this.waiting.all.length > MOST_REASONS) messages.push('and more');
    this.waiting = new FindingList();
    return messages.join('; ');
  }
}
