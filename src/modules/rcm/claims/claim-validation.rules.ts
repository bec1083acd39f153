import type { SubmittedClaim } from '../x12/submitted-claim.rules.js';
import { type ClaimProblem, ClaimProblemList } from './claim-problem.rules.js';
import { checkClaimContent } from './claim-validation-content.rules.js';
import { checkDiagnoses } from './claim-validation-diagnoses.rules.js';
import { checkInstitutional } from './claim-validation-institutional.rules.js';
import { checkLines } from './claim-validation-lines.rules.js';
import { checkParties } from './claim-validation-parties.rules.js';
import { checkOtherPayers } from './claim-validation-payers.rules.js';
import { checkValues } from './claim-validation-values.rules.js';

/**
 * Everything that is wrong with a claim by the rules that need nothing but the claim itself (rcm.md §4 A 1-12, 15
 * and 16; not 13 and 14, nor that its number is unique in the company). `today` is YYYY-MM-DD; `separators` are those of the file
 * it would go out in.
 */
export function claimProblems(claim: SubmittedClaim, today: string, separators?: string): ClaimProblem[] {
  const problems = new ClaimProblemList();
  checkParties(claim, problems);
  checkClaimContent(claim, today, problems);
  checkDiagnoses(claim, problems);
  checkLines(claim, today, problems);
  checkInstitutional(claim, problems);
  checkOtherPayers(claim, problems);
  checkValues(claim, problems, separators);
  return problems.all;
}

/** Whether a claim with these problems may be submitted. */
export function hasErrors(problems: readonly ClaimProblem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
