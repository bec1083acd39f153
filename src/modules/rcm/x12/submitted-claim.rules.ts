import type { BillingHierarchy, Party, PatientHierarchy, SubscriberHierarchy } from './submitted-hierarchy.rules.js';
import type {
  Adjustment,
  KeptSegment,
  Procedure,
  QualifiedAmount,
  QualifiedPeriod,
  Reference,
} from './x12-segment.rules.js';

export type ClaimType = 'professional' | 'institutional';

/** One code of an HI segment: qualifier (ABK principal, ABF other, BE value, BH occurrence, …), code, what goes with it. */
export interface HealthCode {
  qualifier: string;
  code: string;
  fromOn: string | null;
  toOn: string | null;
  /** Component 5: value codes. */
  cents: number | null;
  /** Component 9: Y, N, U, W. */
  presentOnAdmission: string;
  segment: number;
}

/** Loop 2430: what another payer decided about one line. */
export interface LineAdjudication {
  /** SVD01: the id of that payer in 2330B. */
  payerId: string;
  /** SVD02. */
  paidCents: number;
  procedure: Procedure;
  revenueCode: string;
  units: number | null;
  /** SVD06, where a file says it: the line that this one was bundled into. */
  bundledInto?: string;
  adjustments: Adjustment[];
  /** DTP 573. */
  adjudicatedOn: string | null;
  amounts: QualifiedAmount[];
  segment: number;
  kept: KeptSegment[];
}

/** Loop 2400: one service. */
export interface SubmittedLine {
  /** 1-based in the claim. */
  ordinal: number;
  /** LX01. */
  number: string;
  /** Of the SV1 or SV2 (of the LX until that is read), 1-based inside ST. */
  segment: number;
  /** SV101, SV202; null where there is none. */
  procedure: Procedure | null;
  /** SV201. */
  revenueCode: string;
  chargeCents: number;
  unitCode: string;
  units: number | null;
  /** SV105; '' means that of the claim. */
  placeOfServiceCode: string;
  /** SV107, as numbers; what is no number is 0. */
  pointers: number[];
  /** DTP 472. */
  servedFromOn: string | null;
  servedToOn: string | null;
  periods: QualifiedPeriod[];
  /** REF 6R. */
  controlNumber: string;
  references: Reference[];
  amounts: QualifiedAmount[];
  /** LIN03 where LIN02 is N4, with CTP04 and CTP05. */
  drugCode: string;
  drugQuantity: number | null;
  drugUnitCode: string;
  /** 2420. */
  providers: Party[];
  adjudications: LineAdjudication[];
  /** SV1 and SV2 as they came, for the elements that have no field here, and all other segments of the line. */
  kept: KeptSegment[];
}

/** Loop 2320 with 2330: another payer of the same patient. */
export interface OtherPayer {
  responsibilityCode: string;
  relationshipCode: string;
  groupNumber: string;
  groupName: string;
  insuranceTypeCode: string;
  filingCode: string;
  adjustments: Adjustment[];
  /** AMT: D paid, EAF remaining, A8 non-covered. */
  amounts: QualifiedAmount[];
  birthOn: string | null;
  sex: string;
  /** OI03 and OI06. */
  benefitsAssigned: string;
  releaseOfInformation: string;
  /** 2330A and 2330B. */
  subscriber: Party | null;
  payer: Party | null;
  /** 2330C and following. */
  providers: Party[];
  /** DTP 573 of 2330B. */
  adjudicatedOn: string | null;
  segment: number;
  kept: KeptSegment[];
}

/** A claim as an 837 says it: loop 2300 with the hierarchies above it (shared by the claims beneath them). */
export interface SubmittedClaim {
  type: ClaimType;
  /** 1-based in its transaction set. */
  ordinal: number;
  /** Of the CLM, 1-based inside ST. */
  segment: number;
  billing: BillingHierarchy;
  subscriber: SubscriberHierarchy;
  patient: PatientHierarchy | null;
  /** BHT06: CH chargeable, RP encounter. */
  purposeCode: string;
  /** CLM01. */
  patientControlNumber: string;
  /** CLM02. */
  chargeCents: number;
  /** CLM05-1: place of service, or the first two digits of the type of bill. */
  facilityCode: string;
  /** CLM05-2: B place of service, A type of bill. */
  facilityQualifier: string;
  /** CLM05-3. */
  frequencyCode: string;
  /** CLM06 to CLM09. */
  providerSignature: string;
  assignmentCode: string;
  benefitsAssigned: string;
  releaseOfInformation: string;
  periods: QualifiedPeriod[];
  /** DTP 434. */
  statementFromOn: string | null;
  statementToOn: string | null;
  /** DTP 435. */
  admittedOn: string | null;
  /** DTP 096, HHMM. */
  dischargeTime: string | null;
  /** CL101 to CL103; '' without a CL1. */
  admissionTypeCode: string;
  admissionSourceCode: string;
  patientStatusCode: string;
  references: Reference[];
  amounts: QualifiedAmount[];
  codes: HealthCode[];
  /** 2310. */
  providers: Party[];
  otherPayers: OtherPayer[];
  lines: SubmittedLine[];
  /** The CLM as it came where it has elements beyond the ninth, and every segment without a field here. */
  kept: KeptSegment[];
}

/** The head of an 837: BHT and loops 1000A (submitter) and 1000B (receiver). */
export interface Submission {
  type: ClaimType;
  /** BHT02, BHT03, BHT04, BHT06. */
  purposeCode: string;
  reference: string;
  createdOn: string | null;
  transactionTypeCode: string;
  submitter: Party | null;
  receiver: Party | null;
  kept: KeptSegment[];
}

/** The sums of an 837. */
export interface SubmissionTotals {
  claimCount: number;
  lineCount: number;
  sumChargeCents: number;
}

const PRINCIPAL_QUALIFIERS: readonly string[] = ['ABK', 'BK'];
const OTHER_QUALIFIERS: readonly string[] = ['ABF', 'BF'];

/** The diagnoses that lines point to and a payer adjudicates by: principal and other, in file order. */
export function diagnosesOf(claim: Pick<SubmittedClaim, 'codes'>): HealthCode[] {
  return claim.codes.filter(({ qualifier }) => isPrincipal(qualifier) || OTHER_QUALIFIERS.includes(qualifier));
}

/** Whether an HI qualifier says "principal diagnosis". */
export function isPrincipal(qualifier: string): boolean {
  return PRINCIPAL_QUALIFIERS.includes(qualifier);
}

/** NM101 of the provider who did the work: rendering on an 837P, attending on an 837I, where 82 is yet another one. */
export function performerCode(type: ClaimType): '71' | '82' {
  return type === 'institutional' ? '71' : '82';
}

/** The first and the last service date: of the lines, else of the statement; nulls where nothing says. */
export function servicePeriod(claim: SubmittedClaim): { fromOn: string | null; toOn: string | null } {
  const from = claim.lines.map((line) => line.servedFromOn).filter((day) => day !== null);
  const to = claim.lines.map((line) => line.servedToOn).filter((day) => day !== null);
  from.sort();
  to.sort();
  if (claim.type === 'institutional' && claim.statementFromOn !== null) {
    return { fromOn: claim.statementFromOn, toOn: claim.statementToOn ?? claim.statementFromOn };
  }
  return { fromOn: from[0] ?? claim.statementFromOn, toOn: to.at(-1) ?? claim.statementToOn };
}
