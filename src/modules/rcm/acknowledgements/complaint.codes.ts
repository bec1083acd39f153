/** Findings that acknowledgements leave on claims; a validation of the mended claim takes them away. */
export const COMPLAINT_CODES = [
  'SYNTAX_REJECTED',
  'SYNTAX_COMPLAINT',
  'CLEARINGHOUSE_REJECTED',
  'PAYER_REJECTED',
] as const;
