import {
  diagnosesOf,
  performerCode,
  type HealthCode,
  type SubmittedClaim,
  type SubmittedLine,
} from '../x12/submitted-claim.rules.js';
import type { Party, PatientHierarchy, SubscriberHierarchy } from '../x12/submitted-hierarchy.rules.js';
import type { Reference } from '../x12/x12-segment.rules.js';
import {
  billingParty,
  facilityParty,
  type NamedFacility,
  type NamedPayer,
  type NamedPerson,
  type NamedProvider,
  patientParty,
  payerParty,
  providerParty,
  subscriberParty,
  withSaid,
} from './stored-party.rules.js';

/** What of a stored claim goes into a file, as far as it has columns. */
export interface StoredClaimFacts {
  type: 'professional' | 'institutional';
  patientControlNumber: string;
  chargeCents: number;
  facilityCode: string | null;
  frequencyCode: string;
  originalPayerControlNumber: string | null;
  priorAuthorizationNumber: string | null;
  /** Left out: what the imported file said stands. */
  referralNumber?: string | null;
  responsibilityCode: string;
  servedFromOn: string | null;
  servedToOn: string | null;
  admittedOn: string | null;
  /** What an imported claim said beyond the columns: a SubmittedClaim without its lines. */
  loops: unknown;
}

export interface StoredLine {
  lineNumber: number;
  procedureCode: string | null;
  modifiers: string[];
  revenueCode: string | null;
  chargeCents: number;
  units: number | null;
  unitCode: string | null;
  servedFromOn: string | null;
  servedToOn: string | null;
  diagnosisPointers: number[];
  controlNumber: string | null;
  placeOfServiceCode: string | null;
  loops: unknown;
}

export interface StoredDiagnosis {
  qualifier: string;
  code: string;
  presentOnAdmission: string | null;
}

export interface StoredCoverage {
  memberId: string;
  groupNumber: string | null;
  planName: string | null;
  relationshipCode: string;
  filingCode: string | null;
  subscriberFamilyName: string | null;
  subscriberGivenName: string | null;
  subscriberBornOn: string | null;
}

/** A stored claim with everybody it names. */
export interface StoredClaim {
  claim: StoredClaimFacts;
  lines: readonly StoredLine[];
  diagnoses: readonly StoredDiagnosis[];
  patient: NamedPerson;
  coverage: StoredCoverage | null;
  payer: NamedPayer;
  billingProvider: NamedProvider;
  renderingProvider: NamedProvider | null;
  facility: NamedFacility | null;
}

const SELF = '18';
/** HC: CPT or HCPCS. */
const CURRENT_PROCEDURE = { qualifier: 'HC', description: '' };
const FACILITY = '77';
const DIAGNOSES = ['ABK', 'ABF', 'BK', 'BF', 'ABJ', 'APR', 'ABN', 'BJ', 'PR', 'BN'];

/**
 * A stored claim as the 837 would say it, for the rules that judge claims. Columns and records win over what an
 * imported file said, because they may have been mended since; what has no column is taken from the file.
 */
export function submittedClaimOf(stored: StoredClaim): SubmittedClaim {
  const { claim, lines } = stored;
  const loops = (claim.loops ?? {}) as Partial<SubmittedClaim>;
  const isInstitutional = claim.type === 'institutional';
  return {
    ...NOTHING_SAID,
    ...loops,
    type: claim.type,
    billing: {
      payTo: null,
      payToPlan: null,
      kept: [],
      ...loops.billing,
      provider: billingParty(stored.billingProvider, loops.billing?.provider),
    },
    subscriber: subscriberOf(stored, loops.subscriber),
    patient: patientOf(stored, loops.patient ?? null),
    providerSignature: loops.providerSignature ?? (isInstitutional ? '' : 'Y'),
    patientControlNumber: claim.patientControlNumber,
    chargeCents: claim.chargeCents,
    facilityCode: claim.facilityCode ?? '',
    facilityQualifier: isInstitutional ? 'A' : 'B',
    frequencyCode: claim.frequencyCode,
    statementFromOn: isInstitutional ? claim.servedFromOn : null,
    statementToOn: isInstitutional ? claim.servedToOn : null,
    admittedOn: claim.admittedOn,
    references: referencesOf(claim, loops.references ?? []),
    codes: codesOf(stored, loops.codes ?? []),
    providers: providersOf(stored, loops.providers ?? []),
    lines: lines.map(lineOf),
  };
}

const NOTHING_SAID: Omit<
  SubmittedClaim,
  'type' | 'billing' | 'subscriber' | 'patient' | 'patientControlNumber' | 'chargeCents'
> = {
  ordinal: 1,
  segment: 0,
  purposeCode: 'CH',
  facilityCode: '',
  facilityQualifier: '',
  frequencyCode: '1',
  providerSignature: 'Y',
  assignmentCode: 'A',
  benefitsAssigned: 'Y',
  releaseOfInformation: 'Y',
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

// The subscriber of a 2000B is the patient, unless the coverage says otherwise: then a loop 2000C names the patient.
function subscriberOf(
  { claim, patient, coverage, payer }: StoredClaim,
  said?: SubscriberHierarchy,
): SubscriberHierarchy {
  const isSelf = coverage === null || coverage.relationshipCode === SELF;
  return {
    insuranceTypeCode: said?.insuranceTypeCode ?? '',
    segment: said?.segment ?? 0,
    kept: said?.kept ?? [],
    responsibilityCode: claim.responsibilityCode,
    relationshipCode: isSelf ? SELF : '',
    groupNumber: coverage?.groupNumber ?? '',
    groupName: coverage?.planName ?? '',
    filingCode: coverage?.filingCode ?? '',
    person: isSelf
      ? withSaid(patientParty('IL', patient, coverage?.memberId ?? ''), said?.person, 'patient')
      : withSaid(subscriberParty(coverage), said?.person, 'subscriber'),
    birthOn: isSelf ? patient.bornOn : coverage.subscriberBornOn,
    sex: isSelf ? (patient.sex ?? '') : (said?.sex ?? ''),
    payer: withSaid(payerParty(payer), said?.payer, 'payer'),
  };
}

function patientOf({ patient, coverage }: StoredClaim, said: PatientHierarchy | null): PatientHierarchy | null {
  if (coverage === null || coverage.relationshipCode === SELF) return null;
  return {
    segment: said?.segment ?? 0,
    kept: said?.kept ?? [],
    relationshipCode: coverage.relationshipCode,
    person: withSaid(patientParty('QC', patient, ''), said?.person, 'patient'),
    birthOn: patient.bornOn,
    sex: patient.sex ?? '',
  };
}

/** REF: our numbers as the claim has them now, at their places among the others of the file. */
function referencesOf(claim: StoredClaimFacts, said: readonly Reference[]): Reference[] {
  const { originalPayerControlNumber, priorAuthorizationNumber, referralNumber } = claim;
  const own = new Map<string, string | null>([
    ['F8', originalPayerControlNumber],
    ['G1', priorAuthorizationNumber],
  ]);
  if (referralNumber !== undefined) own.set('9F', referralNumber);
  const isOwn = new Set(own.keys());
  const placed = said.flatMap((reference) => {
    const { qualifier } = reference;
    if (!isOwn.has(qualifier)) return [reference];
    const value = own.get(qualifier) ?? null;
    own.delete(qualifier);
    if (value === null) return [];
    return [value === reference.value ? reference : { qualifier, value, description: '' }];
  });
  const added = [...own].flatMap(([qualifier, value]) =>
    value === null ? [] : [{ qualifier, value, description: '' }],
  );
  return [...placed, ...added];
}

/** Diagnoses as stored; procedures, values and occurrences of an institutional claim as the file said. */
function codesOf({ diagnoses }: StoredClaim, said: readonly HealthCode[]): HealthCode[] {
  const stored = diagnoses.map(({ qualifier, code, presentOnAdmission }): HealthCode => ({
    qualifier,
    code,
    fromOn: null,
    toOn: null,
    cents: null,
    presentOnAdmission: presentOnAdmission ?? '',
    segment: 0,
  }));
  const pointed = diagnosesOf({ codes: stored });
  const more = stored.filter((code) => !pointed.includes(code));
  return [...pointed, ...more, ...said.filter(({ qualifier }) => !DIAGNOSES.includes(qualifier))];
}

/**
 * Rendering or attending provider and facility as our records have them, at their place among the others of the file,
 * which stay as they came.
 */
function providersOf({ claim, renderingProvider, facility }: StoredClaim, said: readonly Party[]): Party[] {
  const role = performerCode(claim.type);
  const records = [
    { code: role, kind: 'provider', party: renderingProvider && providerParty(role, renderingProvider) },
    { code: FACILITY, kind: 'facility', party: facility && facilityParty(FACILITY, facility) },
  ] as const;
  const own = records.map((mine) => ({ ...mine, said: said.find(({ entityCode }) => entityCode === mine.code) }));
  const added = own.flatMap((mine) => (mine.party === null || mine.said !== undefined ? [] : [mine.party]));
  const placed = said.flatMap((party) => {
    const mine = own.find((each) => each.said === party);
    if (mine === undefined) return [party];
    return mine.party === null ? [] : [withSaid(mine.party, party, mine.kind)];
  });
  return [...added, ...placed];
}

function lineOf(line: StoredLine, index: number): SubmittedLine {
  const { procedure: said, ...loops } = (line.loops ?? {}) as Partial<SubmittedLine>;
  const { procedureCode: code, modifiers } = line;
  const more = said?.code === code ? { qualifier: said.qualifier, description: said.description } : CURRENT_PROCEDURE;
  const procedure = code === null ? null : { ...more, code, modifiers };
  return {
    periods: [],
    references: [],
    amounts: [],
    drugCode: '',
    drugQuantity: null,
    drugUnitCode: '',
    providers: [],
    adjudications: [],
    kept: [],
    ...loops,
    ordinal: index + 1,
    number: String(index + 1),
    segment: 0,
    procedure,
    revenueCode: line.revenueCode ?? '',
    chargeCents: line.chargeCents,
    unitCode: line.unitCode ?? '',
    units: line.units,
    placeOfServiceCode: line.placeOfServiceCode ?? '',
    pointers: line.diagnosisPointers,
    servedFromOn: line.servedFromOn,
    servedToOn: line.servedToOn,
    controlNumber: line.controlNumber ?? '',
  };
}
