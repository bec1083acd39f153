import { isReversal, type ClaimPayment } from '../x12/remittance.rules.js';
import type { ClaimMatch } from './claim-match.rules.js';
import type { PostingFindingCode } from './posting-findings.codes.js';
import { hasKnownGroups } from './posting.rules.js';
import type { Original } from './reversal.rules.js';

/** What becomes of one claim payment of a set that is posted. */
export interface Decision {
  status: 'posted' | 'unmatched' | 'held' | 'informational';
  /** Why it is not posted; also the code of its finding. */
  problem: PostingFindingCode | null;
  claimId: string | null;
  match: ClaimMatch['match'];
  /** What a reversal takes back. */
  original: Original | null;
}

/** CLP02: 25 predetermination, 23 not our claim, sent on: no money moves (rcm.md §4 D 5). */
const WITHOUT_MONEY: ReadonlySet<string> = new Set(['23', '25']);

/** `versionIds`: all versions of the claims that the numbers of the payment led to. */
export function decide(
  payment: ClaimPayment,
  found: ClaimMatch & { versionIds: readonly string[] },
  original: Original | null,
): Decision {
  const { claimId, match } = found;
  const decision = { claimId, match, original: null };
  if (WITHOUT_MONEY.has(payment.statusCode)) {
    if (payment.paidCents !== 0) return { ...decision, status: 'held', problem: 'INFORMATIONAL_WITH_MONEY' };
    return { ...decision, status: 'informational', problem: null };
  }
  if (isReversal(payment)) {
    if (original === null) return { ...decision, status: 'held', problem: 'REVERSAL_WITHOUT_ORIGINAL' };
    const how =
      found.versionIds.includes(original.claimId) && match !== 'payer_control_number'
        ? 'exact'
        : 'payer_control_number';
    return { status: 'posted', problem: null, claimId: original.claimId, match: how, original };
  }
  if (claimId === null) return { ...decision, status: 'unmatched', problem: found.problem };
  if (!hasKnownGroups(payment)) return { ...decision, status: 'held', problem: 'GROUP_CODE_UNKNOWN' };
  return { ...decision, status: 'posted', problem: null };
}

/** The same, posted as it stands on its claim, because somebody said so: whatever held it does so no more. */
export function forced(decision: Decision): Decision {
  if (decision.status !== 'held' || decision.claimId === null) return decision;
  return { ...decision, status: 'posted', problem: null };
}
