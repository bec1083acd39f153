import { diagnosesOf, type HealthCode, type SubmittedClaim } from '../x12/submitted-claim.rules.js';
import { isInpatientBill } from './claim-code-formats.rules.js';
import type { ClaimProblemList } from './claim-problem.rules.js';

const ATTENDING = '71';
const ADMITTING: readonly string[] = ['ABJ', 'BJ'];
/** C022-9 of a diagnosis: yes, no, unknown, not determinable; 1 and blank are exempt from saying. */
const PRESENT_ON_ADMISSION: readonly string[] = ['Y', 'N', 'U', 'W', '1'];
/**
 * HI families of 005010X223A2: principal, admitting, reason for visit, external cause, group, other diagnosis,
 * principal and other procedure, occurrence span, occurrence, value, condition, treatment; those of ICD-9 beside them.
 */
const FAMILIES: readonly string[] = 'ABK BK ABJ BJ APR PR ABN BN DR ABF BF BBR BR CAH BBQ BQ BI BH BE BG TC'.split(' ');

/** What an 837I needs beyond an 837P (rcm.md §4 C): attending provider, CL1, admission, HI families. */
export function checkInstitutional(claim: SubmittedClaim, problems: ClaimProblemList): void {
  if (claim.type !== 'institutional') return;
  checkAttending(claim, problems);
  checkAdmission(claim, problems);
  claim.codes.forEach((code, index) => checkFamily(code, `codes[${index}]`, problems));
  checkPresence(claim, problems);
}

function checkAttending({ providers, segment }: SubmittedClaim, problems: ClaimProblemList): void {
  const index = providers.findIndex(({ entityCode }) => entityCode === ATTENDING);
  const none = 'the claim has no attending provider (NM1*71)';
  problems.when(index < 0, 'ATTENDING_PROVIDER_MISSING', 'providers', segment, none);
  const attending = providers[index];
  if (attending === undefined) return;
  const hasNpi = attending.idQualifier === 'XX' && attending.id !== '';
  const message = 'the attending provider has no NPI';
  problems.when(!hasNpi, 'ATTENDING_NPI_MISSING', `providers[${index}].id`, attending.segment, message);
}

function checkAdmission(claim: SubmittedClaim, problems: ClaimProblemList): void {
  const { admissionTypeCode, admissionSourceCode, patientStatusCode, admittedOn, codes, segment } = claim;
  const noStatus = 'the claim has no patient status (CL103)';
  problems.when(patientStatusCode === '', 'PATIENT_STATUS_MISSING', 'patientStatusCode', segment, noStatus);
  if (!isInpatientBill(claim.facilityCode)) return;
  const noType = 'an inpatient claim needs the type of admission (CL101)';
  problems.when(admissionTypeCode === '', 'ADMISSION_TYPE_MISSING', 'admissionTypeCode', segment, noType);
  const noSource = 'an inpatient claim needs the point of origin (CL102)';
  problems.when(admissionSourceCode === '', 'ADMISSION_SOURCE_MISSING', 'admissionSourceCode', segment, noSource);
  const noDay = 'an inpatient claim needs the day of admission (DTP 435)';
  problems.when(admittedOn === null, 'ADMISSION_DATE_MISSING', 'admittedOn', segment, noDay);
  const hasAdmitting = codes.some(({ qualifier }) => ADMITTING.includes(qualifier));
  const noDiagnosis = 'an inpatient claim needs the admitting diagnosis (HI ABJ)';
  problems.when(!hasAdmitting, 'ADMITTING_DIAGNOSIS_MISSING', 'codes', segment, noDiagnosis);
}

function checkFamily({ qualifier, segment }: HealthCode, path: string, problems: ClaimProblemList): void {
  const isKnown = FAMILIES.includes(qualifier);
  const message = `${qualifier} is no code family of an institutional claim`;
  problems.when(!isKnown, 'HEALTH_CODE_QUALIFIER_INVALID', `${path}.qualifier`, segment, message);
}

function checkPresence(claim: SubmittedClaim, problems: ClaimProblemList): void {
  const isInpatient = isInpatientBill(claim.facilityCode);
  for (const diagnosis of diagnosesOf(claim)) {
    const { presentOnAdmission: said, segment } = diagnosis;
    const path = `codes[${claim.codes.indexOf(diagnosis)}].presentOnAdmission`;
    const isOdd = said !== '' && !PRESENT_ON_ADMISSION.includes(said);
    const odd = 'present on admission is none of Y, N, U, W and 1';
    problems.when(isOdd, 'PRESENT_ON_ADMISSION_INVALID', path, segment, odd);
    const none = 'an inpatient diagnosis says whether it was present on admission, unless its code is exempt';
    problems.when(isInpatient && said === '', 'PRESENT_ON_ADMISSION_MISSING', path, segment, none);
  }
}
