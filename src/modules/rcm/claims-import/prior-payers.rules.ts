import { kindOfAdjustment } from '../ledger/ledger.rules.js';
import { isDenialReason, isDenied, type DecidedPart } from '../posting/denial.rules.js';
import type { OtherPayer, SubmittedClaim } from '../x12/submitted-claim.rules.js';
import { isBefore } from './claim-link.rules.js';

const PAID = 'D';

/**
 * What the payers before the one that is billed have paid of a claim and taken off it, as its own file says (2320 AMT D
 * and CAS, 2430), in cents: between 0 and the charge. `responsibilityCode`: SBR01 of the one that is billed. What they denied or left to the patient is still to be billed.
 */
export function settledBefore(claim: SubmittedClaim, responsibilityCode: string): number {
  const before = claim.otherPayers.filter((payer) => isBefore(payer.responsibilityCode, responsibilityCode));
  const cents = before.reduce((sum, payer) => sum + settledBy(payer, claim), 0);
  return Number.isSafeInteger(cents) ? Math.max(0, Math.min(cents, claim.chargeCents)) : 0;
}

function settledBy(payer: OtherPayer, claim: SubmittedClaim): number {
  const lines = claim.lines.flatMap(({ adjudications }) =>
    adjudications.filter((each) => each.payerId === idOf(payer)),
  );
  const paid = payer.amounts.filter(({ qualifier }) => qualifier === PAID);
  const paidCents = (paid.length > 0 ? paid.map(({ cents }) => cents) : lines.map((line) => line.paidCents)).reduce(
    (sum, cents) => sum + cents,
    0,
  );
  const parts: DecidedPart[] = [{ paidCents, adjustments: payer.adjustments }, ...lines];
  return parts.reduce((sum, part) => sum + takenOff(part), paidCents);
}

function takenOff(part: DecidedPart): number {
  const isRefused = isDenied(part);
  return part.adjustments
    .filter(
      (each) => kindOfAdjustment(each.groupCode, each.reasonCode, isRefused && isDenialReason(each)) === 'contractual',
    )
    .reduce((sum, { cents }) => sum + cents, 0);
}

function idOf({ payer }: OtherPayer): string {
  return payer?.id ?? '';
}
