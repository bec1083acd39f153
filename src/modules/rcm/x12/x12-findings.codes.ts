export type Severity = 'error' | 'warning' | 'info';

/**
 * What can be wrong with an X12 file, and how wrong it is. The codes are stable: they are stored with the file and
 * answered over HTTP. `error` makes a transaction set one that is not posted by itself.
 */
export const X12_FINDINGS = {
  // The bytes.
  SEGMENT_ID_INVALID: 'error',
  SEGMENT_EMPTY: 'warning',
  SEGMENT_TOO_LONG: 'error',
  SEGMENT_UNTERMINATED: 'error',
  TERMINATOR_MISSING: 'warning',
  TEXT_NOT_ASCII: 'warning',
  TEXT_NOT_UTF8: 'warning',
  CONTROL_CHARACTER: 'warning',
  TRAILING_DATA: 'error',
  // The envelope.
  ISA_LENGTH: 'warning',
  GS_MISSING: 'error',
  GE_MISSING: 'error',
  GE_COUNT: 'error',
  GE_CONTROL_NUMBER: 'error',
  IEA_MISSING: 'error',
  IEA_COUNT: 'error',
  IEA_CONTROL_NUMBER: 'error',
  SE_MISSING: 'error',
  SE_COUNT: 'error',
  SE_CONTROL_NUMBER: 'error',
  ST_CONTROL_NUMBER_REPEATED: 'warning',
  SEGMENT_OUTSIDE_SET: 'error',
  GROUP_TYPE_MISMATCH: 'warning',
  VERSION_MISMATCH: 'warning',
  VERSION_UNKNOWN: 'warning',
  FINDINGS_OMITTED: 'info',
  // The values.
  AMOUNT_INVALID: 'error',
  ADJUSTMENT_INVALID: 'error',
  DATE_INVALID: 'warning',
  ELEMENT_MISSING: 'error',
  SEGMENT_OUT_OF_PLACE: 'error',
  SEGMENT_MISSING: 'error',
  PROCEDURE_UNREADABLE: 'warning',
  COMPONENT_SEPARATOR_DIFFERS: 'warning',
  HL_INVALID: 'error',
  CLAIMS_MISSING: 'warning',
  // The balance of an 835 (rcm.md §4 D 3).
  LINE_UNBALANCED: 'error',
  CLAIM_UNBALANCED: 'error',
  CLAIM_SERVICES_UNBALANCED: 'error',
  SET_UNBALANCED: 'error',
  PATIENT_RESPONSIBILITY_DIFFERS: 'warning',
  PAYMENT_IS_DEBIT: 'error',
  PAYMENT_NEGATIVE: 'error',
} as const satisfies Record<string, Severity>;

export type X12FindingCode = keyof typeof X12_FINDINGS;

/** One thing that is wrong. */
export interface Finding {
  code: string;
  severity: Severity;
  /** 1-based inside ST; null outside of a transaction set. */
  segment: number | null;
  message: string;
  /** The X12 element, where one is meant. */
  element?: number;
}

/** Why no transaction set can be read at all. */
export type X12ErrorCode = 'NO_ISA' | 'ISA_INVALID' | 'ISA_TRUNCATED' | 'NO_TRANSACTION_SET';

/** A file, or a part of it, without a usable envelope. */
export interface X12Error {
  code: X12ErrorCode;
  /** Bytes from the start of the file. */
  offset: number;
  message: string;
}
