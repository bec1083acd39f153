import type { FacilityFacts, PatientFacts, ProviderFacts } from '../../clinical-record/clinical-record.api.js';
import { said } from './imported-claim.rules.js';
import type { SubmittedClaim } from '../x12/submitted-claim.rules.js';
import { type Party, referenceValue } from '../x12/submitted-hierarchy.rules.js';

const NPI = /^\d{10}$/;
const TAX_ID = /^\d{9}$/;
const TAXONOMY = /^[0-9A-Z]{9}X$/;
const SEXES = ['F', 'M', 'U'];
const ORDERS: Record<string, PatientFacts['coverage']['order']> = { P: 'primary', S: 'secondary', T: 'tertiary' };
/** NM101 of the provider who did the work: rendering (837P), attending (837I). */
const RENDERING = ['82', '71'];
const FACILITY = '77';

/** A provider as an 837 names it. `isOurs` for the one who bills. */
export function providerFacts(party: Party | null, isOurs: boolean): ProviderFacts {
  const taxId = party === null ? '' : taxIdOf(party);
  const npi = party?.idQualifier === 'XX' && NPI.test(party.id) ? party.id : null;
  return {
    kind: party?.entityType === '1' ? 'person' : 'organization',
    name: said(party?.name ?? '') ?? 'NOT NAMED',
    givenName: said(party?.firstName ?? ''),
    npi,
    taxId: TAX_ID.test(taxId) ? taxId : null,
    taxonomyCode: party !== null && TAXONOMY.test(party.taxonomyCode) ? party.taxonomyCode : null,
    street: said(party?.street ?? ''),
    city: said(party?.city ?? ''),
    state: said(party?.state ?? ''),
    zip: said(party?.zip ?? ''),
    isOurs,
  };
}

// REF EI or SY (2010AA); 4010 files put the tax id into NM109 with qualifier 24 or 34.
function taxIdOf(party: Party): string {
  const referred = referenceValue(party.references, 'EI') || referenceValue(party.references, 'SY');
  const own = ['24', '34', 'FI'].includes(party.idQualifier) ? party.id : '';
  return (referred || own).replaceAll('-', '');
}

/** The provider who did the work, where the claim names one. */
export function renderingFacts(claim: SubmittedClaim): ProviderFacts | null {
  const party = claim.providers.find(({ entityCode }) => RENDERING.includes(entityCode));
  return party === undefined ? null : providerFacts(party, false);
}

/** The service facility, where the claim names one. */
export function facilityFacts(claim: SubmittedClaim): FacilityFacts | null {
  const party = claim.providers.find(({ entityCode }) => entityCode === FACILITY);
  if (party === undefined) return null;
  const { name, npi, street, city, state, zip } = providerFacts(party, false);
  return { name, npi, street, city, state, zip };
}

/** The patient with the coverage that the claim bills. The subscriber is the patient where there is no loop 2000C. */
export function patientFacts(claim: SubmittedClaim, payerId: string): PatientFacts {
  const { subscriber, patient } = claim;
  const person = patient === null ? subscriber.person : patient.person;
  const { birthOn, sex } = patient ?? subscriber;
  return {
    familyName: said(person?.name ?? '') ?? 'NOT NAMED',
    givenName: said(person?.firstName ?? ''),
    middleName: said(person?.middleName ?? ''),
    suffix: said(person?.suffix ?? ''),
    bornOn: birthOn,
    sex: SEXES.includes(sex) ? sex : null,
    street: said(person?.street ?? ''),
    street2: said(person?.street2 ?? ''),
    city: said(person?.city ?? ''),
    state: said(person?.state ?? ''),
    zip: said(person?.zip ?? ''),
    coverage: coverageFacts(claim, payerId),
  };
}

function coverageFacts(claim: SubmittedClaim, payerId: string): PatientFacts['coverage'] {
  const { subscriber, patient } = claim;
  const isSelf = patient === null;
  return {
    payerId,
    memberId: said(subscriber.person?.id ?? ''),
    groupNumber: said(subscriber.groupNumber),
    planName: said(subscriber.groupName),
    relationshipCode: isSelf ? '18' : patient.relationshipCode || 'G8',
    filingCode: said(subscriber.filingCode),
    order: ORDERS[subscriber.responsibilityCode] ?? 'other',
    subscriberFamilyName: isSelf ? null : said(subscriber.person?.name ?? ''),
    subscriberGivenName: isSelf ? null : said(subscriber.person?.firstName ?? ''),
    subscriberBornOn: isSelf ? null : subscriber.birthOn,
  };
}

/** Electronic id and name of the payer; a file that names no id is kept under the payer's name. */
export function payerFacts(claim: SubmittedClaim): { electronicPayerId: string; name: string } {
  const { payer } = claim.subscriber;
  const name = said(payer?.name ?? '') ?? 'NOT NAMED';
  return { electronicPayerId: said(payer?.id ?? '') ?? name, name };
}
