import type { Fit } from './stored-value.rules.js';

// What the fields of the entities take, so that every imported record can be answered as openapi.json says (a test
// holds the two together), and so that no value is too long for an index of the database.
const words = (most: number, otherwise?: string): Fit => ({ kind: 'words', most, otherwise });
const code = (most: number, pattern?: RegExp, otherwise?: string): Fit => ({ kind: 'code', most, pattern, otherwise });

/** Stands where a record must have a name or number and the file gives none. */
export const NOT_NAMED = 'NOT NAMED';

const ADDRESS = { street: words(55), city: words(30), state: code(3), zip: code(15) };

export const PATIENT_FIELDS: Readonly<Record<string, Fit>> = {
  familyName: words(60, NOT_NAMED),
  givenName: words(35),
  middleName: words(25),
  suffix: words(10),
  ...ADDRESS,
  street2: words(55),
};

export const COVERAGE_FIELDS: Readonly<Record<string, Fit>> = {
  memberId: code(80),
  groupNumber: code(50),
  planName: words(60),
  // G8: another relationship.
  relationshipCode: code(2, /^[0-9A-Z]{2}$/, 'G8'),
  filingCode: code(2),
  subscriberFamilyName: words(60),
  subscriberGivenName: words(35),
};

export const PROVIDER_FIELDS: Readonly<Record<string, Fit>> = {
  name: words(60, NOT_NAMED),
  givenName: words(35),
  ...ADDRESS,
};

export const PAYER_FIELDS: Readonly<Record<string, Fit>> = { name: words(60, NOT_NAMED), electronicPayerId: code(80) };

export const CLAIM_FIELDS: Readonly<Record<string, Fit>> = {
  patientControlNumber: words(38, NOT_NAMED),
  frequencyCode: code(1, /^[0-9A-Z]$/, '1'),
  originalPayerControlNumber: code(50),
  facilityCode: code(2),
  responsibilityCode: code(1, undefined, 'P'),
  priorAuthorizationNumber: code(50),
  referralNumber: code(50),
};

export const LINE_FIELDS: Readonly<Record<string, Fit>> = {
  procedureCode: code(48),
  modifiers: { kind: 'codes', most: 4, longest: 2 },
  revenueCode: code(48),
  units: { kind: 'number', least: 0, most: 1e9 },
  unitCode: code(2, /^[A-Z0-9]{2}$/),
  diagnosisPointers: { kind: 'numbers', most: 8 },
  controlNumber: code(50),
  placeOfServiceCode: code(2),
};

export const DIAGNOSIS_FIELDS: Readonly<Record<string, Fit>> = {
  qualifier: code(3, undefined, '-'),
  // Lines count diagnoses by their place: an unreadable one keeps it.
  code: words(30, '-'),
  presentOnAdmission: code(1),
};
