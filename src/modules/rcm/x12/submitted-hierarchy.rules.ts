import type { KeptElement, KeptSegment, Reference } from './x12-segment.rules.js';

/** A person or organisation of an 837: NM1 with N3, N4, REF and PRV. */
export interface Party {
  /** NM101: 85, 87, IL, PR, QC, 82, DN, 77, 71, … */
  entityCode: string;
  /** NM102: 1 person, 2 organisation. */
  entityType: string;
  /** NM103: organisation, or last name of a person. */
  name: string;
  firstName: string;
  middleName: string;
  suffix: string;
  /** NM108: XX is an NPI, MI a member id, PI a payer id, … */
  idQualifier: string;
  id: string;
  /** NM110 and behind, where a file says them. */
  behindId?: readonly KeptElement[];
  street: string;
  street2: string;
  city: string;
  state: string;
  zip: string;
  country: string;
  /** N407, where a file says it. */
  countrySubdivision?: string;
  /** PRV03. */
  taxonomyCode: string;
  references: Reference[];
  /** Of the NM1, 1-based inside ST. */
  segment: number;
}

/** A person's birth date and sex (DMG). */
export interface Demographics {
  birthOn: string | null;
  sex: string;
}

/** Loop 2000A: who bills. */
export interface BillingHierarchy {
  /** 2010AA. */
  provider: Party | null;
  /** 2010AB, where payments go. */
  payTo: Party | null;
  /** 2010AC. */
  payToPlan: Party | null;
  kept: KeptSegment[];
}

/** Loop 2000B: whose insurance it is. */
export interface SubscriberHierarchy extends Demographics {
  /** SBR01: P primary, S secondary, T tertiary, A-H. */
  responsibilityCode: string;
  /** SBR02: 18 = the subscriber is the patient. */
  relationshipCode: string;
  /** SBR03, SBR04, SBR05, SBR09. */
  groupNumber: string;
  groupName: string;
  insuranceTypeCode: string;
  filingCode: string;
  /** 2010BA. */
  person: Party | null;
  /** 2010BB. */
  payer: Party | null;
  /** Of the SBR, 1-based inside ST. */
  segment: number;
  kept: KeptSegment[];
}

/** Loop 2000C: the patient, where it is not the subscriber. */
export interface PatientHierarchy extends Demographics {
  /** PAT01. */
  relationshipCode: string;
  /** 2010CA. */
  person: Party | null;
  segment: number;
  kept: KeptSegment[];
}

/** The first value of a REF qualifier, '' when there is none. */
export function referenceValue(references: readonly Reference[], qualifier: string): string {
  return references.find((reference) => reference.qualifier === qualifier)?.value ?? '';
}
