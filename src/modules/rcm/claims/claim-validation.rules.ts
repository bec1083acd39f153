import type { SubmittedClaim } from '../x12/submitted-claim.rules.js';

export interface ClaimProblem {
  code: string;
  severity: 'error' | 'warning';
  segment: number | null;
  message: string;
  path: string;
}

export function claimProblems(_claim: SubmittedClaim, _today: string): ClaimProblem[] {
  return [];
}
