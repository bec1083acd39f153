import type { Party } from '../x12/submitted-hierarchy.rules.js';

interface Address {
  street: string | null;
  street2?: string | null;
  city: string | null;
  state: string | null;
  zip: string | null;
}

export interface NamedPerson extends Address {
  familyName: string;
  givenName: string | null;
  middleName: string | null;
  suffix: string | null;
  bornOn: string | null;
  sex: string | null;
}

export interface NamedProvider extends Address {
  kind: 'person' | 'organization';
  name: string;
  givenName: string | null;
  npi: string | null;
  taxId: string | null;
  taxonomyCode: string | null;
}

export interface NamedFacility extends Address {
  name: string;
  npi: string | null;
}

export interface NamedPayer {
  name: string;
  electronicPayerId: string;
}

const EMPTY: Omit<Party, 'entityCode' | 'name'> = {
  entityType: '2',
  firstName: '',
  middleName: '',
  suffix: '',
  idQualifier: '',
  id: '',
  street: '',
  street2: '',
  city: '',
  state: '',
  zip: '',
  country: '',
  taxonomyCode: '',
  references: [],
  segment: 0,
};

/** Loop 2010AA: NPI in NM109, tax id in REF EI. */
export function billingParty(provider: NamedProvider): Party {
  const references = provider.taxId === null ? [] : [{ qualifier: 'EI', value: provider.taxId, description: '' }];
  return { ...providerParty('85', provider), references };
}

/** A provider of loops 2310: rendering (82), attending (71), … */
export function providerParty(entityCode: string, provider: NamedProvider): Party {
  return {
    ...EMPTY,
    ...addressOf(provider),
    ...npiOf(provider),
    entityCode,
    entityType: provider.kind === 'person' ? '1' : '2',
    name: provider.name,
    firstName: provider.givenName ?? '',
    taxonomyCode: provider.taxonomyCode ?? '',
  };
}

export function facilityParty(entityCode: string, facility: NamedFacility): Party {
  return { ...EMPTY, ...addressOf(facility), ...npiOf(facility), entityCode, name: facility.name };
}

/** The patient as subscriber (IL, with the member id) or in a loop of its own (QC, without). */
export function patientParty(entityCode: string, patient: NamedPerson, memberId: string): Party {
  return {
    ...EMPTY,
    ...addressOf(patient),
    entityCode,
    entityType: '1',
    name: patient.familyName,
    firstName: patient.givenName ?? '',
    middleName: patient.middleName ?? '',
    suffix: patient.suffix ?? '',
    idQualifier: memberId === '' ? '' : 'MI',
    id: memberId,
  };
}

/** A subscriber who is not the patient. */
export function subscriberParty(coverage: {
  memberId: string;
  subscriberFamilyName: string | null;
  subscriberGivenName: string | null;
}): Party {
  return {
    ...EMPTY,
    entityCode: 'IL',
    entityType: '1',
    name: coverage.subscriberFamilyName ?? '',
    firstName: coverage.subscriberGivenName ?? '',
    idQualifier: 'MI',
    id: coverage.memberId,
  };
}

export function payerParty(payer: NamedPayer): Party {
  return { ...EMPTY, entityCode: 'PR', name: payer.name, idQualifier: 'PI', id: payer.electronicPayerId };
}

function npiOf({ npi }: { npi: string | null }): Pick<Party, 'idQualifier' | 'id'> {
  return npi === null ? { idQualifier: '', id: '' } : { idQualifier: 'XX', id: npi };
}

function addressOf({ street, street2, city, state, zip }: Address): Partial<Party> {
  return { street: street ?? '', street2: street2 ?? '', city: city ?? '', state: state ?? '', zip: zip ?? '' };
}

/** What no record has a column for. */
const BEYOND = ['behindId', 'country', 'countrySubdivision'] as const;
const ADDRESS = ['street', 'street2', 'city', 'state', 'zip'] as const;
/** Fields of a party that its record here has no column for, by kind of record. */
export const UNSTORED = {
  provider: ['middleName', 'suffix', ...BEYOND],
  facility: ['entityType', ...BEYOND],
  patient: ['idQualifier', ...BEYOND],
  subscriber: ['middleName', 'suffix', 'entityType', 'idQualifier', ...ADDRESS, ...BEYOND],
  payer: ['entityType', 'idQualifier', ...ADDRESS, ...BEYOND],
} as const satisfies Record<string, readonly string[]>;

/**
 * A party of our records with what the imported file said of the same one (the same id and name) beyond them: fields
 * without a column, references with other qualifiers, its place in the file.
 */
export function withSaid(own: Party, said: Party | null | undefined, kind: keyof typeof UNSTORED): Party {
  if (!said || said.id !== own.id || said.name.toUpperCase() !== own.name.toUpperCase()) return own;
  const party = { ...own, segment: said.segment };
  for (const field of UNSTORED[kind] as readonly (keyof Party & ('city' | 'country' | 'street'))[])
    party[field] = said[field];
  const known = new Set(own.references.map(({ qualifier }) => qualifier));
  return {
    ...party,
    references: [...own.references, ...said.references.filter(({ qualifier }) => !known.has(qualifier))],
  };
}
