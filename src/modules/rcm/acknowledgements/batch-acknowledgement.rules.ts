import type { BatchStatus } from '../batches/batch-status.rules.js';

/** What the acknowledgements that have come for a batch say together. */
export interface BatchAnswers {
  /** Claims in the file. */
  claimCount: number;
  /** Claims that some acknowledgement of this batch rejects, by its latest word. */
  rejectedClaims: number;
  /** Claims that some acknowledgement accepts and none rejects. */
  acceptedClaims: number;
  /** Acknowledgements of any kind. */
  answers: number;
}

/**
 * Where a batch stands (rcm.md §4 C): rejected when all its claims are, partially accepted when some are, accepted when
 * all are accepted, acknowledged when an answer has come that decides nothing yet. A withdrawn batch stays withdrawn.
 */
export function batchStatus(current: BatchStatus, answers: BatchAnswers): BatchStatus {
  if (current === 'withdrawn' || answers.answers === 0) return current;
  if (answers.rejectedClaims >= answers.claimCount) return 'rejected';
  if (answers.rejectedClaims > 0) return 'partially_accepted';
  return answers.acceptedClaims >= answers.claimCount ? 'accepted' : 'acknowledged';
}
