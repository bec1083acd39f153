import { balanceEffect, type NewLedgerEntry } from '../ledger/ledger.rules.js';

/** What is open on a claim or one of its lines. */
export interface OpenAmount {
  claimId: string;
  claimLineItemId: string | null;
  /** The claim to the payer before, which handed it over; null: it was charged here. */
  priorClaimId: string | null;
  cents: number;
  postedOn: string;
}

/**
 * The rows that leave nothing open on a voided claim: its charge is taken back. A claim to the next payer has none; what
 * was handed over to it goes back to the claim before, where it was charged.
 */
export function takenBack({ claimId, claimLineItemId, priorClaimId, cents, postedOn }: OpenAmount): NewLedgerEntry[] {
  if (priorClaimId === null) return [entry('charge', claimId, claimLineItemId, -cents, postedOn)];
  return [
    entry('transfer', claimId, claimLineItemId, -cents, postedOn),
    entry('transfer', priorClaimId, null, cents, postedOn),
  ];
}

/** The row that takes a charge off a claim whose correction is charged in its place. */
export function takenOver(charge: Omit<OpenAmount, 'priorClaimId'>): NewLedgerEntry {
  return entry('charge', charge.claimId, charge.claimLineItemId, -charge.cents, charge.postedOn);
}

function entry(
  kind: 'charge' | 'transfer',
  claimId: string,
  claimLineItemId: string | null,
  cents: number,
  postedOn: string,
): NewLedgerEntry {
  return { claimId, claimLineItemId, kind, cents, balanceEffectCents: balanceEffect(kind, cents), postedOn };
}
