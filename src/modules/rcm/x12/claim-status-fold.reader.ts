import type { ClaimStatus, StatusCode, StatusLevel } from './acknowledgement.rules.js';
import { FoldValues } from './fold-values.reader.js';
import type { FoldContext, FoldTotals, SetFold } from './set-fold.reader.js';
import { type Elements, elementAt, period } from './x12-segment.rules.js';

/** HL03; the patient of a 277CA is PT, that of a 276 or 277 the subscriber (22) or dependent (23). */
const LEVELS: Readonly<Record<string, StatusLevel>> = {
  '20': 'source',
  '21': 'receiver',
  '19': 'provider',
  PT: 'claim',
  '22': 'claim',
  '23': 'claim',
};

/** Folds a 277CA, 277 or 276: a status for each STC, a request for each question without one. */
export class ClaimStatusFold implements SetFold {
  private readonly values: FoldValues;
  private level: StatusLevel = 'source';
  private statuses: ClaimStatus[] = [];
  private traceNumber: string | null = null;
  private traceSegment = 0;
  private isQuestion = false;
  private sourceCode: string | null = null;
  private batchTraceNumber: string | null = null;
  private providerNpi: string | null = null;
  private payerControlNumber: string | null = null;
  private patientControlNumber: string | null = null;
  private chargeCents: number | null = null;
  private servedFromOn: string | null = null;
  private servedToOn: string | null = null;

  constructor(private readonly context: FoldContext) {
    this.values = new FoldValues(context);
  }

  read(elements: Elements, segment: number): void {
    switch (elements[0]) {
      case 'HL':
        return this.beginLevel(elements, segment);
      case 'NM1':
        return this.readName(elements);
      case 'TRN':
        return this.beginTrace(elements, segment);
      case 'SVC':
        this.level = 'line';
        return;
      case 'STC':
        this.statuses.push(this.status(elements, segment));
        return;
      case 'REF':
        return this.readReference(elements);
      case 'AMT':
        if (elements[1] === 'T3') this.chargeCents = this.values.optionalCents(elements, 2, segment);
        return;
      case 'DTP':
        return this.readPeriod(elements);
    }
  }

  end(): FoldTotals {
    this.flush();
    return {};
  }

  private beginLevel(elements: Elements, segment: number): void {
    this.flush();
    this.traceNumber = null;
    const level = LEVELS[elementAt(elements, 3)];
    if (level === undefined) this.values.note('HL_INVALID', segment, 'HL03 names no level of a claim status', 3);
    this.level = level ?? 'claim';
    if (this.level === 'source') this.sourceCode = null;
    if (this.level === 'source' || this.level === 'receiver') this.batchTraceNumber = null;
    if (this.level !== 'claim') this.providerNpi = null;
  }

  private readName(elements: Elements): void {
    if (this.level === 'source') this.sourceCode = elementAt(elements, 1) || null;
    if (this.level === 'provider' && elements[8] === 'XX') this.providerNpi = elementAt(elements, 9) || null;
  }

  private beginTrace(elements: Elements, segment: number): void {
    this.flush();
    if (this.level === 'line') this.level = 'claim';
    this.traceNumber = elementAt(elements, 2);
    if (this.level === 'receiver') this.batchTraceNumber = this.traceNumber || null;
    this.traceSegment = segment;
    this.isQuestion = this.level === 'claim' && elementAt(elements, 1) === '1';
  }

  private status(elements: Elements, segment: number): ClaimStatus {
    const isClaim = this.level === 'claim' || this.level === 'line';
    return {
      ...this.code(elementAt(elements, 1)),
      level: this.level,
      patientControlNumber: isClaim ? this.traceNumber : null,
      traceNumber: this.traceNumber,
      payerControlNumber: null,
      effectiveOn: this.values.day(elements, 2, segment),
      actionCode: elementAt(elements, 3),
      chargeCents: this.values.optionalCents(elements, 4, segment),
      paidCents: this.values.optionalCents(elements, 5, segment),
      furtherCodes: [10, 11]
        .map((position) => elementAt(elements, position))
        .filter((text) => text !== '')
        .map((text) => this.code(text)),
      servedFromOn: null,
      servedToOn: null,
      sourceCode: this.sourceCode,
      batchTraceNumber: this.batchTraceNumber,
      providerNpi: this.providerNpi,
      segment,
    };
  }

  private code(text: string): StatusCode {
    const [category = '', status = '', entity = ''] = text.split(this.context.component);
    return { category, status, entity: entity === '' ? null : entity };
  }

  private readReference(elements: Elements): void {
    if (this.level === 'line') return;
    if (elements[1] === '1K') this.payerControlNumber = elementAt(elements, 2);
    if (elements[1] === 'EJ') this.patientControlNumber = elementAt(elements, 2);
  }

  private readPeriod(elements: Elements): void {
    if (elements[1] !== '472' || this.level === 'line') return;
    const { fromOn, toOn } = period(elements);
    this.servedFromOn = fromOn;
    this.servedToOn = toOn;
  }

  /** What came after the STC belongs to it too: emits the statuses of a trace when the next one begins. */
  private flush(): void {
    const { payerControlNumber, servedFromOn, servedToOn } = this;
    for (const status of this.statuses) {
      this.context.emit({
        kind: 'claim-status',
        status: { ...status, payerControlNumber, servedFromOn, servedToOn },
      });
    }
    if (this.isQuestion && this.statuses.length === 0 && this.traceNumber !== null) {
      const { traceNumber, patientControlNumber, chargeCents, traceSegment: segment } = this;
      const request = {
        traceNumber,
        payerControlNumber,
        patientControlNumber,
        chargeCents,
        servedFromOn,
        servedToOn,
        segment,
      };
      this.context.emit({ kind: 'status-request', request });
    }
    this.statuses = [];
    this.isQuestion = false;
    this.payerControlNumber = null;
    this.patientControlNumber = null;
    this.chargeCents = null;
    this.servedFromOn = null;
    this.servedToOn = null;
  }
}
