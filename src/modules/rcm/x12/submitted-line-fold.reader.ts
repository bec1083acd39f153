import type { FoldValues } from './fold-values.reader.js';
import type { ClaimType, LineAdjudication, SubmittedLine } from './submitted-claim.rules.js';
import type { Party } from './submitted-hierarchy.rules.js';
import { addToParty, partyOf } from './submitted-party.reader.js';
import { type Elements, elementAt, period, procedure, quantity } from './x12-segment.rules.js';

/** Elements of SV1 and SV2 with a field of their own; a segment with more is kept verbatim too. */
const KNOWN_SV1_ELEMENTS = 7;
const KNOWN_SV2_ELEMENTS = 5;

/** Folds loops 2400 to 2440 of an 837: one service line. */
export class SubmittedLineFold {
  private line: SubmittedLine = emptyLine('', 0, 0);
  private party: Party | null = null;
  private adjudication: LineAdjudication | null = null;
  private hasService = true;
  private isForm = false;

  constructor(
    private readonly values: FoldValues,
    private readonly component: string,
    private readonly type: ClaimType,
  ) {}

  /** LX: a new line. */
  begin(elements: Elements, segment: number, ordinal: number): SubmittedLine {
    if (ordinal > 1) this.finish();
    this.line = emptyLine(elementAt(elements, 1), segment, ordinal);
    this.party = null;
    this.adjudication = null;
    this.hasService = false;
    this.isForm = false;
    return this.line;
  }

  /** The line is complete. */
  finish(): void {
    if (this.hasService) return;
    const { segment } = this.line;
    this.values.note('SEGMENT_MISSING', segment, `the line has no ${this.type === 'professional' ? 'SV1' : 'SV2'}`);
  }

  read(elements: Elements, segment: number): void {
    const { line } = this;
    switch (elements[0]) {
      case 'SV1':
      case 'SV2':
        return this.readService(elements, segment);
      case 'NM1':
        this.party = partyOf(elements, segment, this.values);
        line.providers.push(this.party);
        return;
      case 'SVD':
        return this.beginAdjudication(elements, segment);
      case 'DTP':
        return this.readPeriod(elements, segment);
      case 'AMT':
        (this.adjudication ?? line).amounts.push({
          qualifier: elementAt(elements, 1),
          cents: this.values.cents(elements, 2, segment),
        });
        return;
      case 'CAS':
        if (this.adjudication === null) return this.values.misplaced(elements, segment, 'before an SVD');
        this.adjudication.adjustments.push(...this.values.adjustments(elements, segment));
        return;
      case 'LIN':
      case 'CTP':
        if (this.readDrug(elements)) return;
        break;
      case 'LQ':
        this.isForm = true;
    }
    this.readOther(elements, segment);
  }

  private readOther(elements: Elements, segment: number): void {
    const { line, party, adjudication } = this;
    if (adjudication === null && !this.isForm) {
      if (party !== null && addToParty(party, elements, this.values)) return;
      if (party === null && elements[0] === 'REF') return this.readReference(elements);
    }
    const loop = this.isForm ? '2440' : adjudication !== null ? '2430' : party !== null ? '2420' : '2400';
    const owner = adjudication !== null && !this.isForm ? adjudication : line;
    owner.kept.push(this.values.kept(elements, loop, segment));
  }

  private readReference(elements: Elements): void {
    const read = this.values.reference(elements);
    this.line.references.push(read);
    if (read.qualifier === '6R') this.line.controlNumber = read.value.trim();
  }

  private readService(elements: Elements, segment: number): void {
    const { line, values } = this;
    const isProfessional = elements[0] === 'SV1';
    this.hasService = true;
    line.segment = segment;
    if (isProfessional !== (this.type === 'professional')) {
      values.misplaced(elements, segment, `in a claim that is ${this.type}`);
    }
    const first = isProfessional ? 1 : 2;
    const composite = elementAt(elements, first);
    line.procedure = composite === '' ? null : procedure(composite, this.component);
    line.chargeCents = values.cents(elements, first + 1, segment);
    line.unitCode = elementAt(elements, first + 2);
    line.units = quantity(elementAt(elements, first + 3));
    if (isProfessional) {
      line.placeOfServiceCode = elementAt(elements, 5);
      line.pointers = pointers(elementAt(elements, 7), this.component);
    } else {
      line.revenueCode = elementAt(elements, 1);
    }
    const known = isProfessional ? KNOWN_SV1_ELEMENTS : KNOWN_SV2_ELEMENTS;
    if (elements.slice(known + 1).some((element) => element !== '')) {
      line.kept.push(values.kept(elements, '2400', segment));
    }
  }

  private readPeriod(elements: Elements, segment: number): void {
    const { line, adjudication } = this;
    const read = period(elements);
    if (read.fromOn === null && read.time === null) {
      this.values.note('DATE_INVALID', segment, 'DTP03 is no date', 3);
    }
    if (adjudication !== null && read.qualifier === '573') {
      adjudication.adjudicatedOn = read.fromOn;
      return;
    }
    line.periods.push(read);
    if (read.qualifier !== '472') return;
    line.servedFromOn = read.fromOn;
    line.servedToOn = read.toOn;
  }

  private beginAdjudication(elements: Elements, segment: number): void {
    this.adjudication = {
      payerId: elementAt(elements, 1).trim(),
      paidCents: this.values.cents(elements, 2, segment),
      procedure: procedure(elementAt(elements, 3), this.component),
      revenueCode: elementAt(elements, 4),
      units: quantity(elementAt(elements, 5)),
      adjustments: [],
      adjudicatedOn: null,
      amounts: [],
      segment,
      kept: [],
      ...(elementAt(elements, 6) === '' ? {} : { bundledInto: elementAt(elements, 6) }),
    };
    this.line.adjudications.push(this.adjudication);
  }

  /** LIN and CTP of a drug named by its NDC; false for anything else. */
  private readDrug(elements: Elements): boolean {
    const { line } = this;
    if (elements[0] === 'LIN') {
      if (elements[2] !== 'N4' || elements.length > 4) return false;
      line.drugCode = elementAt(elements, 3);
      return true;
    }
    if (line.drugCode === '' || elements.length > 6) return false;
    line.drugQuantity = quantity(elementAt(elements, 4));
    line.drugUnitCode = elementAt(elements, 5).split(this.component)[0] ?? '';
    return true;
  }
}

function pointers(text: string, component: string): number[] {
  if (text === '') return [];
  return text.split(component).map((part) => (/^\d{1,2}$/.test(part) ? Number(part) : 0));
}

function emptyLine(number: string, segment: number, ordinal: number): SubmittedLine {
  return {
    ordinal,
    number,
    segment,
    procedure: null,
    revenueCode: '',
    chargeCents: 0,
    unitCode: '',
    units: null,
    placeOfServiceCode: '',
    pointers: [],
    servedFromOn: null,
    servedToOn: null,
    periods: [],
    controlNumber: '',
    references: [],
    amounts: [],
    drugCode: '',
    drugQuantity: null,
    drugUnitCode: '',
    providers: [],
    adjudications: [],
    kept: [],
  };
}
