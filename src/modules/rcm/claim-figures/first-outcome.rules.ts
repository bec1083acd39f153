/** How the first 835 that was posted on a claim decided it (rcm.md §1: by first adjudication). */
export const FIRST_OUTCOMES = [
  /** Nothing paid, and a denial. */
  'denied',
  /** Something paid, and a line denied. */
  'partly_denied',
  /** No line denied: paid, or all of it the patient's part or a prior payer's. */
  'resolved',
] as const;
export type FirstOutcome = (typeof FIRST_OUTCOMES)[number];
