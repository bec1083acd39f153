import { canMove } from '../claims/claim-lifecycle.rules.js';
import { isEditable, type ClaimStatus } from '../claims/claim-status.rules.js';

/** One thing found on a claim that was to be submitted. */
export interface FoundOnSubmission {
  code: string;
  severity: 'error' | 'warning' | 'info';
  segment: number | null;
  path: string | null;
  message: string;
}

/** What became of one claim of a submission. */
export interface SubmissionOutcome {
  claimId: string;
  outcome: 'queued' | 'refused';
  status: ClaimStatus | null;
  batchId: string | null;
  findings: FoundOnSubmission[];
}

/** Whether a claim in this state can be sent: it has not gone out, or it came back without adjudication. */
export function canBeSubmitted(status: ClaimStatus): boolean {
  return isEditable(status) && (status === 'validated' || canMove(status, 'validated'));
}

/** The outcome for an id that is no claim of the company: the same for a foreign one. */
export function unknownClaim(claimId: string): SubmissionOutcome {
  const finding = found('NOT_FOUND', null, 'there is no such claim');
  return { claimId, outcome: 'refused', status: null, batchId: null, findings: [finding] };
}

/** The outcome for a claim whose state forbids it. */
export function forbiddenClaim(claimId: string, status: ClaimStatus): SubmissionOutcome {
  const finding = found('STATE_FORBIDS', 'status', `the claim is ${status}`);
  return { claimId, outcome: 'refused', status, batchId: null, findings: [finding] };
}

/** An error on a claim. */
export function found(code: string, path: string | null, message: string): FoundOnSubmission {
  return { code, severity: 'error', segment: null, path, message };
}

/** Whether something found keeps the claim from going. */
export function isError({ severity }: { severity: string }): boolean {
  return severity === 'error';
}

/** A path into the claim (`lines[0].procedure.code`) as a JSON pointer. */
export function pointerOf(path: string | null): string | undefined {
  return path === null ? undefined : `/${path.replace(/\[(\d+)\]/g, '.$1').replaceAll('.', '/')}`;
}
