import type { FoldValues } from './fold-values.reader.js';
import type { BillingHierarchy, Party, PatientHierarchy, SubscriberHierarchy } from './submitted-hierarchy.rules.js';
import { addToParty, partyOf } from './submitted-party.reader.js';
import { type Elements, elementAt } from './x12-segment.rules.js';

type Level = 'billing' | 'subscriber' | 'patient' | 'unknown';

const LEVELS: Readonly<Record<string, Level>> = { '20': 'billing', '22': 'subscriber', '23': 'patient' };

/** Loops 2000A, 2000B and 2000C of an 837: the billing provider, subscriber and patient that the next claim belongs to. */
export class SubmissionHierarchy {
  billing: BillingHierarchy = emptyBilling();
  subscriber: SubscriberHierarchy = emptySubscriber(0);
  patient: PatientHierarchy | null = null;
  private level: Level = 'unknown';
  private party: Party | null = null;
  private taxonomyCode = '';
  private count = 0;
  private billingNumber = '';
  private subscriberNumber = '';

  constructor(private readonly values: FoldValues) {}

  /** HL: a new level. */
  beginLevel(elements: Elements, segment: number): void {
    const [, number = '', parent = '', code = ''] = elements;
    this.level = LEVELS[code] ?? 'unknown';
    this.party = null;
    this.checkNumbers(number, parent, segment);
    if (this.level === 'billing') {
      this.billing = emptyBilling();
      this.billingNumber = number;
      this.taxonomyCode = '';
    }
    if (this.level === 'billing' || this.level === 'subscriber') {
      this.subscriber = emptySubscriber(segment);
      this.subscriberNumber = this.level === 'subscriber' ? number : '';
      this.patient = null;
    } else if (this.level === 'patient') {
      this.patient = { relationshipCode: '', person: null, birthOn: null, sex: '', segment, kept: [] };
    }
  }

  /** A segment between an HL and the next HL or CLM. */
  read(elements: Elements, segment: number): void {
    if (elements[0] === 'NM1') return this.readParty(elements, segment);
    if (elements[0] === 'SBR' && this.level === 'subscriber') return this.readSubscriber(elements, segment);
    if (elements[0] === 'PAT' && this.patient !== null) {
      this.patient.relationshipCode = elementAt(elements, 1);
      if (elements.length > 2) this.patient.kept.push(this.values.kept(elements, '2000C', segment));
      return;
    }
    if (elements[0] === 'DMG' && this.party !== null) return this.readDemographics(elements, segment);
    if (elements[0] === 'PRV' && this.level === 'billing' && this.party === null) {
      this.taxonomyCode = elementAt(elements, 3);
      return;
    }
    if (this.party !== null && addToParty(this.party, elements, this.values)) return;
    this.keep(elements, segment);
  }

  private checkNumbers(number: string, parent: string, segment: number): void {
    this.count++;
    if (number !== String(this.count)) {
      this.values.note('HL_INVALID', segment, `HL01 is not ${this.count}, its number in the set`, 1);
    }
    const above = { billing: '', subscriber: this.billingNumber, patient: this.subscriberNumber, unknown: parent };
    if (parent !== above[this.level]) {
      this.values.note('HL_INVALID', segment, 'HL02 does not name the level above', 2);
    }
    if (this.level === 'unknown') {
      this.values.note('HL_INVALID', segment, 'HL03 is none of 20, 22 and 23', 3);
    }
  }

  private readSubscriber(elements: Elements, segment: number): void {
    const { subscriber } = this;
    subscriber.segment = segment;
    subscriber.responsibilityCode = elementAt(elements, 1);
    subscriber.relationshipCode = elementAt(elements, 2);
    subscriber.groupNumber = elementAt(elements, 3);
    subscriber.groupName = elementAt(elements, 4);
    subscriber.insuranceTypeCode = elementAt(elements, 5);
    subscriber.filingCode = elementAt(elements, 9);
  }

  private readParty(elements: Elements, segment: number): void {
    const party = partyOf(elements, segment, this.values);
    this.party = party;
    const { billing, subscriber, patient, level } = this;
    const code = party.entityCode;
    if (level === 'billing' && code === '85' && billing.provider === null) {
      party.taxonomyCode = this.taxonomyCode;
      billing.provider = party;
    } else if (level === 'billing' && code === '87') billing.payTo = party;
    else if (level === 'billing' && code === 'PE') billing.payToPlan = party;
    else if (level === 'subscriber' && code === 'IL' && subscriber.person === null) subscriber.person = party;
    else if (level === 'subscriber' && code === 'PR' && subscriber.payer === null) subscriber.payer = party;
    else if (level === 'patient' && code === 'QC' && patient !== null) patient.person = party;
    else this.keepUnknownParty(elements, segment);
  }

  /** What follows an unknown party stays with it, verbatim. */
  private keepUnknownParty(elements: Elements, segment: number): void {
    this.party = null;
    this.keep(elements, segment);
  }

  private readDemographics(elements: Elements, segment: number): void {
    const owner = this.level === 'patient' ? this.patient : this.subscriber;
    if (owner === null || this.level === 'billing') return this.keep(elements, segment);
    owner.birthOn = this.values.day(elements, 2, segment);
    owner.sex = elementAt(elements, 3);
  }

  private keep(elements: Elements, segment: number): void {
    const { level, party } = this;
    const code = party?.entityCode;
    if (level === 'patient') {
      this.patient?.kept.push(this.values.kept(elements, party === null ? '2000C' : '2010CA', segment));
    } else if (level === 'subscriber') {
      const loop = party === null ? '2000B' : code === 'PR' ? '2010BB' : '2010BA';
      this.subscriber.kept.push(this.values.kept(elements, loop, segment));
    } else {
      const loop = party === null ? '2000A' : code === '85' ? '2010AA' : code === '87' ? '2010AB' : '2010AC';
      this.billing.kept.push(this.values.kept(elements, loop, segment));
    }
  }
}

function emptyBilling(): BillingHierarchy {
  return { provider: null, payTo: null, payToPlan: null, kept: [] };
}

function emptySubscriber(segment: number): SubscriberHierarchy {
  return {
    responsibilityCode: '',
    relationshipCode: '',
    groupNumber: '',
    groupName: '',
    insuranceTypeCode: '',
    filingCode: '',
    person: null,
    payer: null,
    birthOn: null,
    sex: '',
    segment,
    kept: [],
  };
}
