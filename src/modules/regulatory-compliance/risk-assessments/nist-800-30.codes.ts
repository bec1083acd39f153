/**
 * Matrices of NIST SP 800-30r1: table G-5 (overall likelihood) and I-2 (level of risk), levels 1 (very low) to
 * 5 (very high). Restated from memory, not from the publication: to verify against it before they are relied on.
 */
export const NIST_CAVEAT = 'The matrices of NIST SP 800-30r1 (tables G-5, I-2) are restated: verify them against it';

/** Overall likelihood: row = likelihood of initiation or occurrence, column = likelihood of adverse impact. */
export const OVERALL_LIKELIHOOD: readonly (readonly number[])[] = [
  [1, 1, 2, 2, 2],
  [1, 2, 2, 3, 3],
  [2, 2, 3, 3, 4],
  [2, 3, 3, 4, 5],
  [2, 3, 4, 5, 5],
];

/** Level of risk: row = overall likelihood, column = impact. */
export const RISK: readonly (readonly number[])[] = [
  [1, 1, 1, 2, 2],
  [1, 2, 2, 2, 3],
  [1, 2, 3, 3, 4],
  [1, 2, 3, 4, 5],
  [1, 2, 3, 4, 5],
];
