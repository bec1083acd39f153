/** What a file says of a provider. */
export interface ProviderFacts {
  kind: 'person' | 'organization';
  name: string;
  givenName: string | null;
  npi: string | null;
  taxId: string | null;
  taxonomyCode: string | null;
  street: string | null;
  city: string | null;
  state: string | null;
  zip: string | null;
  isOurs: boolean;
}

/** What a file says of a facility. */
export interface FacilityFacts {
  name: string;
  npi: string | null;
  street: string | null;
  city: string | null;
  state: string | null;
  zip: string | null;
}

/** What a file says of a patient and of the coverage that is billed. */
export interface PatientFacts {
  familyName: string;
  givenName: string | null;
  middleName: string | null;
  suffix: string | null;
  bornOn: string | null;
  sex: string | null;
  street: string | null;
  street2: string | null;
  city: string | null;
  state: string | null;
  zip: string | null;
  coverage: CoverageFacts;
}

export interface CoverageFacts {
  payerId: string;
  /** Null when the file names none: then there is no coverage to keep. */
  memberId: string | null;
  groupNumber: string | null;
  planName: string | null;
  relationshipCode: string;
  filingCode: string | null;
  order: 'primary' | 'secondary' | 'tertiary' | 'other';
  subscriberFamilyName: string | null;
  subscriberGivenName: string | null;
  subscriberBornOn: string | null;
}

/** Two mentions with one key are one provider: by NPI, else by name and tax id. */
export function providerKey(provider: {
  npi: string | null;
  taxId: string | null;
  name: string;
  givenName: string | null;
}): string {
  if (provider.npi !== null) return `npi|${provider.npi}`;
  return ['name', provider.taxId ?? '', folded(provider.name), folded(provider.givenName)].join('|');
}

/** By NPI, else by name and ZIP code. */
export function facilityKey(facility: { npi: string | null; name: string; zip: string | null }): string {
  return facility.npi === null ? `name|${folded(facility.name)}|${facility.zip ?? ''}` : `npi|${facility.npi}`;
}

/** One person, as far as names and birth date tell. */
export function personKey(person: { familyName: string; givenName: string | null; bornOn: string | null }): string {
  return [folded(person.familyName), folded(person.givenName), person.bornOn ?? ''].join('|');
}

/** One person on one card: family members share a member id. */
export function insuredKey(facts: PatientFacts): string {
  return [facts.coverage.payerId, facts.coverage.memberId ?? '', personKey(facts)].join('|');
}

/**
 * Whether two records without a common member id are surely one person: names, birth date and five digits of the ZIP
 * code agree and none is missing. Less is left to a human (two records can be merged, a mixed-up one cannot be undone).
 */
export function isSamePerson(
  left: { givenName: string | null; bornOn: string | null; zip: string | null; familyName: string },
  right: { givenName: string | null; bornOn: string | null; zip: string | null; familyName: string },
): boolean {
  const isComplete = [left, right].every((person) => person.givenName && person.bornOn && person.zip);
  return isComplete && personKey(left) === personKey(right) && left.zip!.slice(0, 5) === right.zip!.slice(0, 5);
}

function folded(name: string | null): string {
  return (name ?? '').trim().toUpperCase();
}
