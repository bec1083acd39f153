/**
 * What can be wrong with a claim before it is submitted (rcm.md §4 A; the number is the rule's). An error keeps a
 * claim from being submitted; import accepts it and stores the problems as findings.
 */
export const CLAIM_PROBLEMS = {
  // 1
  BILLING_NPI_MISSING: 'error',
  BILLING_NPI_INVALID: 'error',
  RENDERING_NPI_MISSING: 'error',
  PROVIDER_NPI_INVALID: 'error',
  // 2
  TAX_ID_MISSING: 'error',
  TAX_ID_INVALID: 'error',
  BILLING_ADDRESS_MISSING: 'error',
  BILLING_ADDRESS_IS_PO_BOX: 'error',
  ZIP_NOT_NINE_DIGITS: 'error',
  // 3
  MEMBER_ID_MISSING: 'error',
  PAYER_ID_MISSING: 'error',
  SUBSCRIBER_NAME_MISSING: 'error',
  BIRTH_DATE_MISSING: 'error',
  BIRTH_DATE_AFTER_SERVICE: 'error',
  SELF_WITH_PATIENT_LOOP: 'error',
  PATIENT_LOOP_MISSING: 'warning',
  // 4
  PCN_MISSING: 'error',
  PCN_TOO_LONG: 'error',
  PCN_CHARACTERS: 'warning',
  // 5
  CHARGE_NOT_SUM_OF_LINES: 'error',
  CHARGE_NOT_POSITIVE: 'error',
  LINE_CHARGE_NEGATIVE: 'error',
  LINE_CHARGE_ZERO: 'warning',
  // 6
  LINES_MISSING: 'error',
  TOO_MANY_LINES: 'error',
  UNITS_NOT_POSITIVE: 'error',
  LINE_CONTROL_NUMBER_MISSING: 'warning',
  LINE_CONTROL_NUMBER_TOO_LONG: 'error',
  LINE_CONTROL_NUMBER_REPEATED: 'error',
  // 7
  PROCEDURE_MISSING: 'error',
  PROCEDURE_INVALID: 'error',
  MODIFIER_INVALID: 'error',
  MODIFIER_REPEATED: 'error',
  TOO_MANY_MODIFIERS: 'error',
  // 8
  DIAGNOSIS_MISSING: 'error',
  TOO_MANY_DIAGNOSES: 'error',
  DIAGNOSIS_INVALID: 'error',
  DIAGNOSIS_HAS_DOT: 'error',
  DIAGNOSIS_REPEATED: 'error',
  DIAGNOSIS_ICD9: 'error',
  PRINCIPAL_DIAGNOSIS_NOT_FIRST: 'error',
  // 9
  POINTER_MISSING: 'error',
  POINTER_OUT_OF_RANGE: 'error',
  POINTER_REPEATED: 'error',
  TOO_MANY_POINTERS: 'error',
  // 10
  SERVICE_DATE_MISSING: 'error',
  SERVICE_DATES_REVERSED: 'error',
  SERVICE_IN_FUTURE: 'error',
  ADMISSION_AFTER_SERVICE: 'error',
  DISCHARGE_HOUR_BEFORE_FINAL_BILL: 'error',
  STILL_PATIENT_ON_FINAL_BILL: 'error',
  // 11
  PLACE_OF_SERVICE_INVALID: 'error',
  TYPE_OF_BILL_INVALID: 'error',
  REVENUE_CODE_INVALID: 'error',
  OUTPATIENT_PROCEDURE_MISSING: 'warning',
  // 11, what an 837I needs
  ATTENDING_PROVIDER_MISSING: 'error',
  ATTENDING_NPI_MISSING: 'error',
  PATIENT_STATUS_MISSING: 'error',
  ADMISSION_TYPE_MISSING: 'error',
  ADMISSION_SOURCE_MISSING: 'error',
  ADMISSION_DATE_MISSING: 'error',
  ADMITTING_DIAGNOSIS_MISSING: 'error',
  HEALTH_CODE_QUALIFIER_INVALID: 'error',
  PRESENT_ON_ADMISSION_INVALID: 'error',
  PRESENT_ON_ADMISSION_MISSING: 'warning',
  // 12
  FREQUENCY_INVALID: 'error',
  ORIGINAL_REFERENCE_MISSING: 'error',
  ORIGINAL_REFERENCE_NOT_ALLOWED: 'error',
  // 15
  RESPONSIBILITY_INVALID: 'error',
  PRIOR_PAYER_MISSING: 'error',
  OTHER_PAYER_ID_MISSING: 'error',
  PAYER_ORDER_HAS_GAP: 'error',
  PAYER_ORDER_REPEATED: 'error',
  ADJUDICATION_DATE_MISSING: 'error',
  ADJUDICATION_DATE_TWICE: 'error',
  ADJUDICATION_PAID_NEGATIVE: 'error',
  ADJUDICATION_UNBALANCED: 'error',
  ADJUSTMENT_INCOMPLETE: 'error',
  ADJUSTMENT_AT_BOTH_LEVELS: 'error',
  // 16
  CHARACTER_NOT_ALLOWED: 'error',
  CHARACTER_TRANSLITERATED: 'warning',
  SEPARATOR_IN_VALUE: 'error',
  VALUE_TOO_LONG: 'error',
} as const satisfies Record<string, 'error' | 'warning'>;

export type ClaimProblemCode = keyof typeof CLAIM_PROBLEMS;

/** One thing that is wrong with a claim. */
export interface ClaimProblem {
  code: ClaimProblemCode;
  severity: 'error' | 'warning';
  /** 1-based inside ST; null for a claim that did not come from a file. */
  segment: number | null;
  message: string;
  /** Where, as a path into SubmittedClaim: `lines[0].procedure.code`. */
  path: string;
}

/** Collects the problems of one claim: all of them, not the first. */
export class ClaimProblemList {
  readonly all: ClaimProblem[] = [];

  /** `segment` 0 means that there is none. */
  add(code: ClaimProblemCode, path: string, segment: number, message: string): void {
    this.all.push({ code, severity: CLAIM_PROBLEMS[code], segment: segment === 0 ? null : segment, message, path });
  }

  /** Adds a problem when something is so. */
  when(isSo: boolean, code: ClaimProblemCode, path: string, segment: number, message: string): void {
    if (isSo) this.add(code, path, segment, message);
  }
}
