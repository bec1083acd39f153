import type { Party } from '../x12/submitted-hierarchy.rules.js';
import type { Reference } from '../x12/x12-segment.rules.js';

/** Formats that the columns of a provider take. */
const NPI = /^\d{10}$/;
const TAXONOMY = /^[0-9A-Z]{9}X$/;

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

/**
 * Loop 2010AA: NPI in NM109, one tax id (the guides take no second): as SY where the file gave this number as a social
 * security number, else as EI. What the file gave and the record could not take stands.
 */
export function billingParty(provider: NamedProvider, said?: Party | null): Party {
  const party = withSaid({ ...providerParty('85', provider), ...addressOf(provider) }, said, 'billing');
  const isTaxId = ({ qualifier }: Reference): boolean => qualifier === 'EI' || qualifier === 'SY';
  const others = party.references.filter((reference) => !isTaxId(reference));
  return { ...party, references: [...taxReferences(provider, said?.references.filter(isTaxId) ?? []), ...others] };
}

function taxReferences({ taxId }: NamedProvider, said: readonly Reference[]): Reference[] {
  if (taxId === null) return said.slice(0, 1);
  const same = said.find(({ value }) => value.replaceAll('-', '') === taxId);
  return [{ qualifier: 'EI', description: '', ...same, value: taxId }];
}

/** A provider of loops 2310: rendering (82), attending (71), … These loops have no place for an address. */
export function providerParty(entityCode: string, provider: NamedProvider): Party {
  return {
    ...EMPTY,
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

const PROVIDER = ['entityType', 'name', 'firstName', 'idQualifier', 'id', 'taxonomyCode'] as const;
const PLACE = ['street', 'city', 'state', 'zip'] as const;

/** Fields of a party that its record here has columns for, by kind of record. */
const STORED = {
  billing: [...PROVIDER, ...PLACE],
  provider: PROVIDER,
  facility: ['name', 'idQualifier', 'id', ...PLACE],
  patient: ['entityType', 'name', 'firstName', 'middleName', 'suffix', 'id', 'street2', ...PLACE],
  subscriber: ['name', 'firstName', 'id'],
  payer: ['name', 'id'],
} as const satisfies Record<string, readonly (keyof Party)[]>;

type RecordKind = keyof typeof STORED;

/**
 * A party of our records with what the imported file said of the same one beyond them: fields without a column,
 * numbers that their columns could not take, references, its place in the file.
 */
export function withSaid(own: Party, said: Party | null | undefined, kind: RecordKind): Party {
  if (!said || !isSame(own, said, kind)) return own;
  const stored = Object.fromEntries(STORED[kind].map((field) => [field, own[field]]));
  const party: Party = { ...said, ...stored, entityCode: own.entityCode };
  return isByNpi(kind) ? { ...party, ...besideRecord(party, said) } : party;
}

function isByNpi(kind: RecordKind): boolean {
  return kind === 'billing' || kind === 'provider' || kind === 'facility';
}

/** An NPI or a payer's id tells whom it names, whatever the name says; a member id is the family's. */
function isSame(own: Party, said: Party, kind: RecordKind): boolean {
  const isNamed = isAlike(own.name, said.name);
  if (kind === 'payer') return own.id === said.id;
  if (!isByNpi(kind)) return own.id === said.id && isNamed;
  return own.id === said.id ? isNamed || own.id !== '' : own.id === '' && isNamed && !isStoredNpi(said);
}

/** What stands beside a name, a street or a number of a provider or facility goes with it. */
function besideRecord(party: Party, said: Party): Partial<Party> {
  const isNamed = isAlike(party.name, said.name) && isAlike(party.firstName, said.firstName);
  const { idQualifier, id, taxonomyCode } = said;
  return {
    ...(!isNamed && { middleName: '', suffix: '' }),
    ...(!isAlike(party.street, said.street) && { street2: '' }),
    ...(party.id === '' && { idQualifier, id }),
    ...(party.taxonomyCode === '' && !TAXONOMY.test(taxonomyCode) && { taxonomyCode }),
  };
}

function isAlike(own: string, said: string): boolean {
  return own.trim().toUpperCase() === said.trim().toUpperCase();
}

function isStoredNpi({ idQualifier, id }: Party): boolean {
  return idQualifier === 'XX' && NPI.test(id);
}
