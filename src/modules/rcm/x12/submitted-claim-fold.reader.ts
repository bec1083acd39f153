import type { FoldValues } from './fold-values.reader.js';
import { healthCodes } from './health-codes.reader.js';
import { OtherPayerFold } from './other-payer-fold.reader.js';
import type { FoldContext } from './set-fold.reader.js';
import type { SubmissionHierarchy } from './submission-hierarchy.reader.js';
import type { Submission, SubmissionTotals, SubmittedClaim } from './submitted-claim.rules.js';
import type { Party } from './submitted-hierarchy.rules.js';
import { SubmittedLineFold } from './submitted-line-fold.reader.js';
import { addToParty, partyOf } from './submitted-party.reader.js';
import { type Elements, elementAt, period } from './x12-segment.rules.js';
import { shown } from './x12-trailer.rules.js';

/** CLM elements with a field of their own; a CLM with more is kept verbatim too. */
const KNOWN_CLM_ELEMENTS = 9;

/** CLM05 whole, its parts separated by something: place or type of bill, qualifier, frequency. */
const SEPARATED = /^[0-9A-Z]{1,2}([^0-9A-Z ])[AB]\1[0-9A-Z]$/;

/** Folds loops 2300 to 2430 of an 837 into one claim at a time. */
export class SubmittedClaimFold {
  private claim: SubmittedClaim | null = null;
  private party: Party | null = null;
  private readonly otherPayer: OtherPayerFold;
  private readonly line: SubmittedLineFold;
  private place: 'claim' | 'other payer' | 'line' = 'claim';

  constructor(
    private readonly submission: Submission,
    private readonly hierarchy: SubmissionHierarchy,
    private readonly context: FoldContext,
    private readonly values: FoldValues,
    private readonly totals: SubmissionTotals,
  ) {
    this.otherPayer = new OtherPayerFold(values);
    this.line = new SubmittedLineFold(values, context.component, submission.type);
  }

  /** CLM: a new claim. */
  begin(elements: Elements, segment: number): void {
    const { hierarchy } = this;
    this.place = 'claim';
    this.party = null;
    this.claim = this.claimOf(elements, segment);
    if (hierarchy.billing.provider === null || hierarchy.subscriber.segment === 0) {
      this.values.note('HL_INVALID', segment, 'the claim stands under no billing provider and subscriber');
    }
    this.checkSeparator(elementAt(elements, 5), segment);
    if (elements.slice(KNOWN_CLM_ELEMENTS + 1).some((element) => element !== '')) {
      this.claim.kept.push(this.values.kept(elements, '2300', segment));
    }
  }

  /** Any segment after the CLM. */
  read(elements: Elements, segment: number): void {
    const claim = this.claim as SubmittedClaim;
    const id = elements[0];
    if (id === 'LX') {
      this.place = 'line';
      claim.lines.push(this.line.begin(elements, segment, claim.lines.length + 1));
    } else if (id === 'SBR' && this.place !== 'line') {
      this.place = 'other payer';
      claim.otherPayers.push(this.otherPayer.begin(elements, segment));
    } else if (this.place === 'line') this.line.read(elements, segment);
    else if (this.place === 'other payer') this.otherPayer.read(elements, segment);
    else this.readOfClaim(claim, elements, segment);
  }

  /** The claim is complete: emits it. */
  finish(): void {
    const { claim, totals } = this;
    if (claim === null) return;
    this.claim = null;
    if (claim.lines.length > 0) this.line.finish();
    totals.lineCount += claim.lines.length;
    totals.sumChargeCents += claim.chargeCents;
    this.context.emit({ kind: 'claim', claim, findings: this.values.claimFindings });
    this.values.beginClaim();
  }

  /** Some senders separate by another character than they say: then no composite of the claim can be read. */
  private checkSeparator(composite: string, segment: number): void {
    const { component } = this.context;
    const used = SEPARATED.exec(composite)?.[1] ?? component;
    if (used === component) return;
    const message = `CLM05 is separated by ${shown(used)}, ISA16 says ${shown(component)}: no composite can be read`;
    this.values.note('COMPONENT_SEPARATOR_DIFFERS', segment, message, 5);
  }

  private claimOf(elements: Elements, segment: number): SubmittedClaim {
    const [facilityCode = '', facilityQualifier = '', frequencyCode = ''] = elementAt(elements, 5).split(
      this.context.component,
    );
    const { billing, subscriber, patient } = this.hierarchy;
    return {
      type: this.submission.type,
      ordinal: ++this.totals.claimCount,
      segment,
      billing,
      subscriber,
      patient,
      purposeCode: this.submission.transactionTypeCode,
      patientControlNumber: elementAt(elements, 1).trim(),
      chargeCents: this.values.cents(elements, 2, segment),
      facilityCode,
      facilityQualifier,
      frequencyCode,
      providerSignature: elementAt(elements, 6),
      assignmentCode: elementAt(elements, 7),
      benefitsAssigned: elementAt(elements, 8),
      releaseOfInformation: elementAt(elements, 9),
      periods: [],
      statementFromOn: null,
      statementToOn: null,
      admittedOn: null,
      dischargeTime: null,
      admissionTypeCode: '',
      admissionSourceCode: '',
      patientStatusCode: '',
      references: [],
      amounts: [],
      codes: [],
      providers: [],
      otherPayers: [],
      lines: [],
      kept: [],
    };
  }

  private readOfClaim(claim: SubmittedClaim, elements: Elements, segment: number): void {
    if (elements[0] === 'NM1') {
      this.party = partyOf(elements, segment, this.values);
      claim.providers.push(this.party);
      return;
    }
    if (this.party !== null) {
      if (!addToParty(this.party, elements, this.values)) claim.kept.push(this.values.kept(elements, '2310', segment));
      return;
    }
    switch (elements[0]) {
      case 'DTP':
        return this.readPeriod(claim, elements, segment);
      case 'CL1':
        claim.admissionTypeCode = elementAt(elements, 1);
        claim.admissionSourceCode = elementAt(elements, 2);
        claim.patientStatusCode = elementAt(elements, 3);
        return;
      case 'AMT':
        claim.amounts.push({ qualifier: elementAt(elements, 1), cents: this.values.cents(elements, 2, segment) });
        return;
      case 'REF':
        claim.references.push(this.values.reference(elements));
        return;
      case 'HI':
        claim.codes.push(...healthCodes(elements, segment, this.context.component, this.values));
        return;
    }
    claim.kept.push(this.values.kept(elements, '2300', segment));
  }

  private readPeriod(claim: SubmittedClaim, elements: Elements, segment: number): void {
    const read = period(elements);
    claim.periods.push(read);
    if (read.fromOn === null && read.time === null) {
      this.values.note('DATE_INVALID', segment, 'DTP03 is no date', 3);
    }
    if (read.qualifier === '434') {
      claim.statementFromOn = read.fromOn;
      claim.statementToOn = read.toOn;
    } else if (read.qualifier === '435') claim.admittedOn = read.fromOn;
    else if (read.qualifier === '096') claim.dischargeTime = read.time ?? read.text;
  }
}
