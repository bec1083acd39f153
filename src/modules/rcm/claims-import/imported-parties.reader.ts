import type { FacilityFacts, PatientFacts, ProviderFacts } from '../../clinical-record/clinical-record.api.js';
import { performerCode, type SubmittedClaim } from '../x12/submitted-claim.rules.js';
import { type Party, referenceValue } from '../x12/submitted-hierarchy.rules.js';
import { COVERAGE_FIELDS, NOT_NAMED, PATIENT_FIELDS, PAYER_FIELDS, PROVIDER_FIELDS } from './stored-fields.rules.js';
import { fitted, type Loss } from './stored-value.rules.js';

const NPI = /^\d{10}$/;
const TAX_ID = /^\d{9}$/;
const TAXONOMY = /^[0-9A-Z]{9}X$/;
const SEXES = ['F', 'M', 'U'];
const ORDERS: Record<string, PatientFacts['coverage']['order']> = { P: 'primary', S: 'secondary', T: 'tertiary' };
const FACILITY = '77';

/** A provider as an 837 names it. `isOurs` for the one who bills. */
export function providerFacts(
  party: Party | null,
  isOurs: boolean,
  losses: Loss[] = [],
  path = 'billing.provider',
): ProviderFacts {
  const taxId = party === null ? '' : taxIdOf(party);
  const npi = party?.idQualifier === 'XX' && NPI.test(party.id) ? party.id : null;
  const facts = {
    kind: party?.entityType === '1' ? ('person' as const) : ('organization' as const),
    name: party?.name ?? '',
    givenName: party?.firstName ?? '',
    npi,
    taxId: TAX_ID.test(taxId) ? taxId : null,
    taxonomyCode: party !== null && TAXONOMY.test(party.taxonomyCode) ? party.taxonomyCode : null,
    ...addressOf(party),
    isOurs,
  };
  return fitted(facts, PROVIDER_FIELDS, losses, path);
}

function addressOf(party: Party | null): { street: string; city: string; state: string; zip: string } {
  const { street = '', city = '', state = '', zip = '' } = party ?? {};
  return { street, city, state, zip };
}

// REF EI or SY (2010AA); 4010 files put the tax id into NM109 with qualifier 24 or 34.
function taxIdOf(party: Party): string {
  const referred = referenceValue(party.references, 'EI') || referenceValue(party.references, 'SY');
  const own = ['24', '34', 'FI'].includes(party.idQualifier) ? party.id : '';
  return (referred || own).replaceAll('-', '');
}

/** The provider who did the work, where the claim names one: rendering (837P), attending (837I). */
export function renderingFacts(claim: SubmittedClaim, losses: Loss[] = []): ProviderFacts | null {
  const code = performerCode(claim.type);
  const index = claim.providers.findIndex(({ entityCode }) => entityCode === code);
  return index < 0 ? null : providerFacts(claim.providers[index]!, false, losses, `providers[${index}]`);
}

/** The service facility, where the claim names one. */
export function facilityFacts(claim: SubmittedClaim, losses: Loss[] = []): FacilityFacts | null {
  const index = claim.providers.findIndex(({ entityCode }) => entityCode === FACILITY);
  if (index < 0) return null;
  const party = claim.providers[index]!;
  const { name, npi, street, city, state, zip } = providerFacts(party, false, losses, `providers[${index}]`);
  return { name, npi, street, city, state, zip };
}

/** The patient with the coverage that the claim bills. The subscriber is the patient where there is no loop 2000C. */
export function patientFacts(claim: SubmittedClaim, payerId: string, losses: Loss[] = []): PatientFacts {
  const { subscriber, patient } = claim;
  const person = patient === null ? subscriber.person : patient.person;
  const { birthOn, sex } = patient ?? subscriber;
  const facts = {
    familyName: person?.name ?? '',
    givenName: person?.firstName ?? '',
    middleName: person?.middleName ?? '',
    suffix: person?.suffix ?? '',
    bornOn: birthOn,
    sex: SEXES.includes(sex) ? sex : null,
    street2: person?.street2 ?? '',
    ...addressOf(person),
  };
  const path = patient === null ? 'subscriber' : 'patient';
  return { ...fitted(facts, PATIENT_FIELDS, losses, path), coverage: coverageFacts(claim, payerId, losses) };
}

function coverageFacts(claim: SubmittedClaim, payerId: string, losses: Loss[]): PatientFacts['coverage'] {
  const { subscriber, patient } = claim;
  const isSelf = patient === null;
  const facts = {
    payerId,
    memberId: subscriber.person?.id ?? '',
    groupNumber: subscriber.groupNumber,
    planName: subscriber.groupName,
    relationshipCode: isSelf ? '18' : patient.relationshipCode,
    filingCode: subscriber.filingCode,
    order: ORDERS[subscriber.responsibilityCode] ?? 'other',
    subscriberFamilyName: isSelf ? null : (subscriber.person?.name ?? ''),
    subscriberGivenName: isSelf ? null : (subscriber.person?.firstName ?? ''),
    subscriberBornOn: isSelf ? null : subscriber.birthOn,
  };
  return fitted(facts, COVERAGE_FIELDS, losses, 'subscriber');
}

/** Electronic id and name of the payer; a file that names no id is kept under the payer's name. */
export function payerFacts(claim: SubmittedClaim, losses: Loss[] = []): { electronicPayerId: string; name: string } {
  const { payer } = claim.subscriber;
  const facts = { name: payer?.name ?? '', electronicPayerId: payer?.id ?? '' };
  const { name, electronicPayerId } = fitted(facts, PAYER_FIELDS, losses, 'subscriber.payer');
  return { electronicPayerId: electronicPayerId || name, name: name || NOT_NAMED };
}
