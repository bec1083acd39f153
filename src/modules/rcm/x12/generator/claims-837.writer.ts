import { claimLoops, practiceAddress } from './claim-loops.writer.js';
import { controlNumberOf, envelopeHead, envelopeTail, setNumber, written, type Envelope } from './envelope.writer.js';
import { syntheticClaim, type SyntheticClaim } from './synthetic-claim.rules.js';
import type { SyntheticHousehold, SyntheticPerson } from './synthetic-household.rules.js';
import {
  SUBMITTED_DAYS_BACK,
  syntheticPractice,
  type ClaimSet,
  type SyntheticOptions,
  type SyntheticPractice,
} from './synthetic-practice.rules.js';

export interface Generate837Options extends SyntheticOptions {
  set: ClaimSet;
  /** Claims per ST..SE; at most, and by default, 5,000 (rcm.md §4 C). */
  claimsPerSet?: number;
}

export const MOST_CLAIMS_PER_837 = 5000;

/** A valid 837 of invented claims, piece by piece; the same options give the same bytes. */
export function* generate837(options: Generate837Options): Generator<string, void, undefined> {
  const practice = syntheticPractice(options.set, options);
  const perSet = Math.min(options.claimsPerSet ?? MOST_CLAIMS_PER_837, MOST_CLAIMS_PER_837);
  const sets = Math.ceil(options.claims / perSet);
  const envelope: Envelope = {
    functionalId: 'HC',
    version: practice.isInstitutional ? '005010X223A2' : '005010X222A1',
    sender: 'SYNTHCLINIC',
    receiver: 'SYNTHHOUSE',
    day: practice.daysBack[SUBMITTED_DAYS_BACK] ?? '',
    controlNumber: controlNumberOf(practice, practice.isInstitutional ? 1 : 0),
  };
  yield envelopeHead(envelope);
  for (let ordinal = 1; ordinal <= sets; ordinal++) {
    const first = (ordinal - 1) * perSet;
    yield* claimSet(practice, envelope, { ordinal, first, end: Math.min(first + perSet, options.claims) });
  }
  yield envelopeTail(envelope, sets);
}

interface SetRange {
  ordinal: number;
  first: number;
  end: number;
}

function* claimSet(
  practice: SyntheticPractice,
  envelope: Envelope,
  { ordinal, first, end }: SetRange,
): Generator<string> {
  const head = setHead(practice, envelope, ordinal);
  let segments = head.length;
  yield written(head);
  // HL 1 is the billing provider; subscribers hang on it, dependents on their subscriber.
  let level = 1;
  let before: SyntheticClaim | undefined;
  for (let index = first; index < end; index++) {
    const claim = syntheticClaim(practice, index);
    const piece: string[] = [];
    if (!before || !hasSamePatient(before, claim)) {
      piece.push(...subscriberLoop(practice, claim, ++level));
      if (claim.isDependent) piece.push(...patientLoop(claim, ++level));
    }
    piece.push(...claimLoops(practice, claim));
    segments += piece.length;
    before = claim;
    yield written(piece);
  }
  yield written([`SE*${segments + 1}*${setNumber(ordinal)}`]);
}

function hasSamePatient(one: SyntheticClaim, other: SyntheticClaim): boolean {
  return one.household.memberId === other.household.memberId && one.isDependent === other.isDependent;
}

function setHead(practice: SyntheticPractice, envelope: Envelope, ordinal: number): string[] {
  return [
    `ST*837*${setNumber(ordinal)}*${envelope.version}`,
    `BHT*0019*00*${practice.set}${practice.seedMark}${setNumber(ordinal)}*${envelope.day}*1200*CH`,
    `NM1*41*2*${practice.name}*****46*SYNTHCLINIC`,
    'PER*IC*SYNTHETIC BILLING DESK*TE*8005550100',
    'NM1*40*2*SYNTHETIC CLEARINGHOUSE*****46*SYNTHHOUSE',
    'HL*1**20*1',
    `PRV*BI*PXC*${practice.taxonomy}`,
    `NM1*85*2*${practice.name}*****XX*${practice.npi}`,
    ...practiceAddress(),
    `REF*EI*${practice.taxId}`,
  ];
}

function subscriberLoop(
  practice: SyntheticPractice,
  { household, isDependent }: SyntheticClaim,
  level: number,
): string[] {
  const { payer, subscriber } = household;
  const indicator = practice.isInstitutional ? payer.institutionalIndicator : payer.filingIndicator;
  return [
    `HL*${level}*1*22*${isDependent ? 1 : 0}`,
    `SBR*P*${isDependent ? '' : '18'}*${household.groupNumber}******${indicator}`,
    `NM1*IL*1*${subscriber.lastName}*${subscriber.firstName}****MI*${household.memberId}`,
    ...home(household, subscriber),
    `NM1*PR*2*${payer.name}*****PI*${payer.electronicId}`,
  ];
}

function patientLoop({ household, patient }: SyntheticClaim, level: number): string[] {
  return [
    `HL*${level}*${level - 1}*23*0`,
    `PAT*${household.relationship}`,
    `NM1*QC*1*${patient.lastName}*${patient.firstName}`,
    ...home(household, patient),
  ];
}

function home({ street, place }: SyntheticHousehold, { bornOn, sex }: SyntheticPerson): string[] {
  return [`N3*${street}`, `N4*${place.city}*${place.state}*${place.zip}`, `DMG*D8*${bornOn}*${sex}`];
}
