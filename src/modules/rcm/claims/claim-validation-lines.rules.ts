import { diagnosesOf, type SubmittedClaim, type SubmittedLine } from '../x12/submitted-claim.rules.js';
import {
  isModifier,
  isOutpatientBill,
  isPlaceOfService,
  isProcedureCode,
  isRevenueCode,
} from './claim-code-formats.rules.js';
import type { ClaimProblemList } from './claim-problem.rules.js';

const MOST_LINES = { professional: 50, institutional: 999 } as const;
const MOST_MODIFIERS = 4;
const MOST_POINTERS = 4;
const LONGEST_CONTROL_NUMBER = 30;

/** Rules 5, 6, 7, 9, 10 and 11, as far as they are about lines. */
export function checkLines(claim: SubmittedClaim, today: string, problems: ClaimProblemList): void {
  const { lines, segment, type } = claim;
  problems.when(lines.length === 0, 'LINES_MISSING', 'lines', segment, 'the claim has no line');
  const many = `the claim has ${lines.length} lines, at most ${MOST_LINES[type]} are allowed`;
  problems.when(lines.length > MOST_LINES[type], 'TOO_MANY_LINES', 'lines', segment, many);
  const diagnosisCount = diagnosesOf(claim).length;
  const controlNumbers = new Set<string>();
  lines.forEach((line, index) => {
    const path = `lines[${index}]`;
    checkAmounts(line, path, problems);
    checkControlNumber(line, path, controlNumbers, problems);
    checkProcedure(claim, line, path, problems);
    checkServiceDates(claim, line, path, today, problems);
    if (type === 'professional') checkPointers(line, path, diagnosisCount, problems);
    checkPlace(claim, line, path, problems);
  });
}

function checkAmounts({ chargeCents, units, segment }: SubmittedLine, path: string, problems: ClaimProblemList): void {
  const charge = `${path}.chargeCents`;
  problems.when(chargeCents < 0, 'LINE_CHARGE_NEGATIVE', charge, segment, 'the charge of the line is negative');
  problems.when(chargeCents === 0, 'LINE_CHARGE_ZERO', charge, segment, 'the charge of the line is zero');
  const isNone = units === null || units <= 0;
  problems.when(isNone, 'UNITS_NOT_POSITIVE', `${path}.units`, segment, 'the line needs units above zero');
}

function checkControlNumber(
  { controlNumber, segment }: SubmittedLine,
  linePath: string,
  seen: Set<string>,
  problems: ClaimProblemList,
): void {
  const path = `${linePath}.controlNumber`;
  const none = 'the line has no control number (REF 6R) that a payer could return';
  problems.when(controlNumber === '', 'LINE_CONTROL_NUMBER_MISSING', path, segment, none);
  const isLong = controlNumber.length > LONGEST_CONTROL_NUMBER;
  const long = `the line control number is longer than ${LONGEST_CONTROL_NUMBER} characters`;
  problems.when(isLong, 'LINE_CONTROL_NUMBER_TOO_LONG', path, segment, long);
  const isTwice = controlNumber !== '' && seen.has(controlNumber);
  problems.when(isTwice, 'LINE_CONTROL_NUMBER_REPEATED', path, segment, 'another line has this control number');
  seen.add(controlNumber);
}

function checkProcedure(claim: SubmittedClaim, line: SubmittedLine, path: string, problems: ClaimProblemList): void {
  const { procedure, segment } = line;
  const codePath = `${path}.procedure.code`;
  if (procedure === null || procedure.code === '') {
    if (claim.type === 'professional') {
      problems.add('PROCEDURE_MISSING', codePath, segment, 'the line has no procedure');
    } else if (isOutpatientBill(claim.facilityCode)) {
      problems.add('OUTPATIENT_PROCEDURE_MISSING', codePath, segment, 'an outpatient line has no procedure');
    }
    return;
  }
  const isWrong = procedure.qualifier === 'HC' && !isProcedureCode(procedure.code);
  problems.when(
    isWrong,
    'PROCEDURE_INVALID',
    codePath,
    segment,
    'the procedure is neither CPT nor HCPCS by its format',
  );
  checkModifiers(procedure.modifiers, `${path}.procedure.modifiers`, segment, problems);
}

function checkModifiers(modifiers: readonly string[], path: string, segment: number, problems: ClaimProblemList): void {
  const isWrong = modifiers.some((modifier) => !isModifier(modifier));
  problems.when(isWrong, 'MODIFIER_INVALID', path, segment, 'a modifier is not two capital letters or digits');
  const isTwice = new Set(modifiers).size < modifiers.length;
  problems.when(isTwice, 'MODIFIER_REPEATED', path, segment, 'a modifier stands twice');
  const isMany = modifiers.length > MOST_MODIFIERS;
  problems.when(isMany, 'TOO_MANY_MODIFIERS', path, segment, `a line has at most ${MOST_MODIFIERS} modifiers`);
}

function checkPointers(
  { pointers, segment }: SubmittedLine,
  linePath: string,
  count: number,
  problems: ClaimProblemList,
): void {
  const path = `${linePath}.pointers`;
  problems.when(pointers.length === 0, 'POINTER_MISSING', path, segment, 'the line points to no diagnosis');
  const isMany = pointers.length > MOST_POINTERS;
  problems.when(isMany, 'TOO_MANY_POINTERS', path, segment, `a line has at most ${MOST_POINTERS} diagnosis pointers`);
  const isOutside = pointers.some((pointer) => pointer < 1 || pointer > count);
  const outside = `a diagnosis pointer is not between 1 and ${count}, the number of diagnoses`;
  problems.when(isOutside, 'POINTER_OUT_OF_RANGE', path, segment, outside);
  const isTwice = new Set(pointers).size < pointers.length;
  problems.when(isTwice, 'POINTER_REPEATED', path, segment, 'the line points to a diagnosis twice');
}

function checkServiceDates(
  { type }: SubmittedClaim,
  { servedFromOn, servedToOn, segment }: SubmittedLine,
  linePath: string,
  today: string,
  problems: ClaimProblemList,
): void {
  const path = `${linePath}.servedFromOn`;
  const isNone = type === 'professional' && servedFromOn === null;
  problems.when(isNone, 'SERVICE_DATE_MISSING', path, segment, 'the line has no service date (DTP 472)');
  const isReversed = servedFromOn !== null && servedToOn !== null && servedFromOn > servedToOn;
  problems.when(isReversed, 'SERVICE_DATES_REVERSED', path, segment, 'the service ends before it begins');
  const last = servedToOn ?? servedFromOn;
  const isFuture = last !== null && last > today;
  problems.when(isFuture, 'SERVICE_IN_FUTURE', `${linePath}.servedToOn`, segment, 'the service lies in the future');
}

function checkPlace(claim: SubmittedClaim, line: SubmittedLine, path: string, problems: ClaimProblemList): void {
  const { placeOfServiceCode, revenueCode, segment } = line;
  if (claim.type === 'institutional') {
    const isWrong = !isRevenueCode(revenueCode);
    problems.when(
      isWrong,
      'REVENUE_CODE_INVALID',
      `${path}.revenueCode`,
      segment,
      'the revenue code is not four digits',
    );
    return;
  }
  const isWrong = placeOfServiceCode !== '' && !isPlaceOfService(placeOfServiceCode);
  const wrong = 'the line has no valid place of service';
  problems.when(isWrong, 'PLACE_OF_SERVICE_INVALID', `${path}.placeOfServiceCode`, segment, wrong);
}
