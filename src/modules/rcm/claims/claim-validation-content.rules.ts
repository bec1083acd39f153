import { decimalFromCents } from '../../../shared/domain/money.rules.js';
import { servicePeriod, type SubmittedClaim } from '../x12/submitted-claim.rules.js';
import { referenceValue } from '../x12/submitted-hierarchy.rules.js';
import { isFacilityOfBill, isPlaceOfService } from './claim-code-formats.rules.js';
import type { ClaimProblemList } from './claim-problem.rules.js';

const LONGEST_PCN = 20;
const STILL_PATIENT = '30';
/** CLM05-3 of an 837P. */
const PROFESSIONAL_FREQUENCIES: readonly string[] = ['1', '7', '8'];
/** 1 admit through discharge, 4 last claim: nothing follows them. */
const FINAL_FREQUENCIES: readonly string[] = ['1', '4'];
/** 2 first and 3 continuing claim of a stay. */
const INTERIM_FREQUENCIES: readonly string[] = ['2', '3'];
/** 7 replaces, 8 voids an earlier claim. */
const LATER_FREQUENCIES: readonly string[] = ['7', '8'];

/** Rules 4, 5, 10, 11 and 12, as far as they are about the claim and not its lines. */
export function checkClaimContent(claim: SubmittedClaim, today: string, problems: ClaimProblemList): void {
  checkNumber(claim, problems);
  checkCharge(claim, problems);
  checkDates(claim, today, problems);
  checkPlace(claim, problems);
  checkFrequency(claim, problems);
}

function checkNumber({ patientControlNumber, segment }: SubmittedClaim, problems: ClaimProblemList): void {
  const path = 'patientControlNumber';
  const { length } = patientControlNumber;
  problems.when(length === 0, 'PCN_MISSING', path, segment, 'the claim has no patient control number (CLM01)');
  const long = `the patient control number has ${length} characters, at most ${LONGEST_PCN} come back`;
  problems.when(length > LONGEST_PCN, 'PCN_TOO_LONG', path, segment, long);
  const isOdd = length > 0 && !/^[A-Z0-9]+$/.test(patientControlNumber);
  const odd = 'the patient control number has other than capital letters and digits';
  problems.when(isOdd, 'PCN_CHARACTERS', path, segment, odd);
}

function checkCharge({ chargeCents, lines, purposeCode, segment }: SubmittedClaim, problems: ClaimProblemList): void {
  const sum = lines.reduce((cents, line) => cents + line.chargeCents, 0);
  if (sum !== chargeCents) {
    const said = Number.isSafeInteger(sum) ? `${decimalFromCents(sum)} ` : '';
    const message = `the charge ${decimalFromCents(chargeCents)} is not the sum ${said}of the lines`;
    problems.add('CHARGE_NOT_SUM_OF_LINES', 'chargeCents', segment, message);
  }
  const isChargeable = purposeCode === 'CH' || purposeCode === '';
  const isFree = isChargeable && chargeCents <= 0;
  problems.when(isFree, 'CHARGE_NOT_POSITIVE', 'chargeCents', segment, 'a chargeable claim needs a charge above zero');
}

function checkDates(claim: SubmittedClaim, today: string, problems: ClaimProblemList): void {
  if (claim.type === 'professional') return;
  const { statementFromOn, statementToOn, admittedOn, segment } = claim;
  const path = 'statementFromOn';
  const none = 'the claim has no statement dates (DTP 434)';
  problems.when(statementFromOn === null, 'SERVICE_DATE_MISSING', path, segment, none);
  const isReversed = statementFromOn !== null && statementToOn !== null && statementFromOn > statementToOn;
  problems.when(isReversed, 'SERVICE_DATES_REVERSED', path, segment, 'the statement ends before it begins');
  const { toOn } = servicePeriod(claim);
  const isFuture = toOn !== null && toOn > today;
  problems.when(isFuture, 'SERVICE_IN_FUTURE', 'statementToOn', segment, 'the statement ends in the future');
  const isLate = admittedOn !== null && statementFromOn !== null && admittedOn > statementFromOn;
  problems.when(isLate, 'ADMISSION_AFTER_SERVICE', 'admittedOn', segment, 'the admission is after the first service');
  checkDischarge(claim, problems);
}

function checkDischarge(claim: SubmittedClaim, problems: ClaimProblemList): void {
  const { dischargeTime, frequencyCode, patientStatusCode, segment } = claim;
  const isEarly = dischargeTime !== null && INTERIM_FREQUENCIES.includes(frequencyCode);
  const early = 'a discharge hour stands on a bill that is not the final one';
  problems.when(isEarly, 'DISCHARGE_HOUR_BEFORE_FINAL_BILL', 'dischargeTime', segment, early);
  const isStillThere = patientStatusCode === STILL_PATIENT && FINAL_FREQUENCIES.includes(frequencyCode);
  const still = 'the patient is still there (status 30) on a final bill';
  problems.when(isStillThere, 'STILL_PATIENT_ON_FINAL_BILL', 'patientStatusCode', segment, still);
}

function checkPlace(
  { type, facilityCode, facilityQualifier, segment }: SubmittedClaim,
  problems: ClaimProblemList,
): void {
  const path = 'facilityCode';
  if (type === 'professional') {
    const isRight = isPlaceOfService(facilityCode) && facilityQualifier !== 'A';
    problems.when(!isRight, 'PLACE_OF_SERVICE_INVALID', path, segment, 'CLM05 has no valid place of service');
    return;
  }
  const isRight = isFacilityOfBill(facilityCode) && facilityQualifier === 'A';
  problems.when(!isRight, 'TYPE_OF_BILL_INVALID', path, segment, 'CLM05 has no valid type of bill');
}

function checkFrequency(claim: SubmittedClaim, problems: ClaimProblemList): void {
  const { type, frequencyCode, references, segment } = claim;
  const isKnown =
    type === 'professional' ? PROFESSIONAL_FREQUENCIES.includes(frequencyCode) : /^[0-9A-Z]$/.test(frequencyCode);
  const wrong =
    type === 'professional' ? 'the frequency code is none of 1, 7 and 8' : 'the frequency code is not valid';
  problems.when(!isKnown, 'FREQUENCY_INVALID', 'frequencyCode', segment, wrong);
  const original = referenceValue(references, 'F8');
  const isLost = LATER_FREQUENCIES.includes(frequencyCode) && original === '';
  const lost = 'a replacement or void needs the payer control number of the claim before (REF F8)';
  problems.when(isLost, 'ORIGINAL_REFERENCE_MISSING', 'references', segment, lost);
  const isOdd = frequencyCode === '1' && original !== '';
  const odd = 'an original claim must not carry a payer control number (REF F8)';
  problems.when(isOdd, 'ORIGINAL_REFERENCE_NOT_ALLOWED', 'references', segment, odd);
}
