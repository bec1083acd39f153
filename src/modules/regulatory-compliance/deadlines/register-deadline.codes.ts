/** What falls due in the registers. */
export const DEADLINE_KINDS = [
  'breach_notice',
  'business_associate_agreement',
  'training',
  'access_request',
  'mips_submission',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];
