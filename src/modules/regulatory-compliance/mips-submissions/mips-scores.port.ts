import type { QppSubmission } from './qpp-submission.codes.js';

/** A final score from 0 to 100, or why there is none. */
export type MipsScoring = { score: number; reason: null } | { score: null; reason: string };

/** Computes the final score of a submission by the rules of its year. The door of quality measures takes this place. */
export abstract class MipsScores {
  abstract scoreOf(submission: QppSubmission): Promise<MipsScoring>;
}
