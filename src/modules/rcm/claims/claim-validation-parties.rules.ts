import { isNpi } from '../../../shared/domain/npi.rules.js';
import { servicePeriod, type SubmittedClaim } from '../x12/submitted-claim.rules.js';
import { type BillingHierarchy, type Party, referenceValue } from '../x12/submitted-hierarchy.rules.js';
import { isFullZip, isPostOfficeBox, isTaxId } from './claim-code-formats.rules.js';
import type { ClaimProblemList } from './claim-problem.rules.js';

const SELF = '18';

/** Rules 1, 2 and 3: providers, billing address, subscriber, payer, patient. */
export function checkParties(claim: SubmittedClaim, problems: ClaimProblemList): void {
  checkBilling(claim.billing, claim.segment, problems);
  claim.providers.forEach((party, index) => checkProvider(party, `providers[${index}]`, problems));
  claim.lines.forEach((line, index) =>
    line.providers.forEach((party, at) => checkProvider(party, `lines[${index}].providers[${at}]`, problems)),
  );
  checkSubscriber(claim, problems);
  checkBirthDate(claim, problems);
}

function checkBilling({ provider }: BillingHierarchy, segment: number, problems: ClaimProblemList): void {
  const path = 'billing.provider';
  const at = provider?.segment ?? segment;
  const npi = provider?.idQualifier === 'XX' ? provider.id : '';
  problems.when(npi === '', 'BILLING_NPI_MISSING', `${path}.id`, at, 'the billing provider has no NPI');
  const isWrong = npi !== '' && !isNpi(npi);
  problems.when(isWrong, 'BILLING_NPI_INVALID', `${path}.id`, at, 'the NPI of the billing provider fails its check');
  if (provider === null) return;
  const taxId = referenceValue(provider.references, 'EI') || referenceValue(provider.references, 'SY');
  const taxPath = `${path}.references`;
  problems.when(taxId === '', 'TAX_ID_MISSING', taxPath, at, 'the billing provider has no tax id (REF EI or SY)');
  problems.when(taxId !== '' && !isTaxId(taxId), 'TAX_ID_INVALID', taxPath, at, 'the tax id is not nine digits');
  const street = `${provider.street} ${provider.street2}`;
  const streetPath = `${path}.street`;
  problems.when(provider.street === '', 'BILLING_ADDRESS_MISSING', streetPath, at, 'the billing address has no street');
  const isBox = isPostOfficeBox(street);
  problems.when(isBox, 'BILLING_ADDRESS_IS_PO_BOX', streetPath, at, 'the billing address is a post office box');
  checkZip(provider, path, problems);
}

function checkZip(party: Party, path: string, problems: ClaimProblemList): void {
  const isAbroad = party.country !== '' && party.country !== 'US';
  const isWrong = !isAbroad && !isFullZip(party.zip);
  problems.when(isWrong, 'ZIP_NOT_NINE_DIGITS', `${path}.zip`, party.segment, 'the ZIP code does not have nine digits');
}

function checkProvider(party: Party, path: string, problems: ClaimProblemList): void {
  const hasNpi = party.idQualifier === 'XX' && party.id !== '';
  const isRendering = party.entityCode === '82';
  const missing = 'the rendering provider has no NPI';
  problems.when(isRendering && !hasNpi, 'RENDERING_NPI_MISSING', `${path}.id`, party.segment, missing);
  const isWrong = hasNpi && !isNpi(party.id);
  const wrong = `the NPI of provider ${party.entityCode} fails its check`;
  problems.when(isWrong, 'PROVIDER_NPI_INVALID', `${path}.id`, party.segment, wrong);
  if (party.entityCode === '77') checkZip(party, path, problems);
}

function checkSubscriber(claim: SubmittedClaim, problems: ClaimProblemList): void {
  const { subscriber, patient } = claim;
  const { person, payer } = subscriber;
  const at = person?.segment ?? (subscriber.segment || claim.segment);
  const path = 'subscriber.person';
  problems.when(!person?.name, 'SUBSCRIBER_NAME_MISSING', `${path}.name`, at, 'the subscriber has no name');
  problems.when(!person?.id, 'MEMBER_ID_MISSING', `${path}.id`, at, 'the subscriber has no member id');
  const payerAt = payer?.segment ?? at;
  problems.when(!payer?.id, 'PAYER_ID_MISSING', 'subscriber.payer.id', payerAt, 'the payer has no id');
  const isSelf = subscriber.relationshipCode === SELF;
  const twice = 'the subscriber is the patient (SBR02 = 18), and there is a patient loop';
  problems.when(isSelf && patient !== null, 'SELF_WITH_PATIENT_LOOP', 'patient', patient?.segment ?? 0, twice);
  const none = 'the subscriber is not said to be the patient (SBR02 = 18), and there is no patient loop';
  const isLost = !isSelf && patient === null;
  problems.when(isLost, 'PATIENT_LOOP_MISSING', 'subscriber.relationshipCode', subscriber.segment, none);
}

function checkBirthDate(claim: SubmittedClaim, problems: ClaimProblemList): void {
  const { patient, subscriber } = claim;
  const owner = patient ?? subscriber;
  const path = patient === null ? 'subscriber.birthOn' : 'patient.birthOn';
  const at = owner.segment || claim.segment;
  const { birthOn } = owner;
  const { fromOn } = servicePeriod(claim);
  problems.when(birthOn === null, 'BIRTH_DATE_MISSING', path, at, 'the patient has no birth date');
  const isLate = birthOn !== null && fromOn !== null && birthOn > fromOn;
  problems.when(isLate, 'BIRTH_DATE_AFTER_SERVICE', path, at, 'the patient is born after the first service');
}
