import { npiCheckDigit } from '../../src/shared/domain/npi.rules.js';
import type { CreateCoverageDto } from '../../src/modules/clinical-record/coverages/coverage.dto.js';
import type { CreateFacilityDto } from '../../src/modules/clinical-record/facilities/facility.dto.js';
import type { CreatePatientDto } from '../../src/modules/clinical-record/patients/patient.dto.js';
import type { CreateProviderDto } from '../../src/modules/clinical-record/providers/provider.dto.js';

let serial = 0;

/** An NPI with the right check digit; each call another one. */
export function anNpi(): string {
  const nine = `1${String(70_000_000 + ++serial)}`;
  return nine + npiCheckDigit(nine);
}

/** A patient as a request body. */
export function aPatient(facts: Partial<CreatePatientDto> = {}): Partial<CreatePatientDto> {
  return {
    familyName: 'Sample',
    givenName: 'Pat',
    bornOn: '1980-02-29',
    sex: 'F',
    street: '1 Example Street',
    city: 'Springfield',
    state: 'IL',
    zip: '627010001',
    ...facts,
  };
}

/** A coverage as a request body: the patient is the subscriber, each with a member id of its own. */
export function aCoverage(
  facts: Partial<CreateCoverageDto> & Pick<CreateCoverageDto, 'patientId' | 'payerId'>,
): Partial<CreateCoverageDto> {
  return {
    memberId: `W${100_000_000 + ++serial}`,
    relationshipCode: '18',
    filingCode: 'CI',
    order: 'primary',
    ...facts,
  };
}

/** A provider as a request body: a clinic that can bill. */
export function aProvider(facts: Partial<CreateProviderDto> = {}): Partial<CreateProviderDto> {
  return {
    kind: 'organization',
    name: 'Example Clinic',
    npi: anNpi(),
    taxId: '123456789',
    taxonomyCode: '207Q00000X',
    street: '2 Example Street',
    city: 'Springfield',
    state: 'IL',
    zip: '627010001',
    ...facts,
  };
}

/** A facility as a request body. */
export function aFacility(facts: Partial<CreateFacilityDto> = {}): Partial<CreateFacilityDto> {
  return { name: 'Example Hospital', npi: anNpi(), placeOfServiceCode: '22', zip: '627010001', ...facts };
}
