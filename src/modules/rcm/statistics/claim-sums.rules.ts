import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import type { FirstOutcome } from '../claim-figures/first-outcome.rules.js';
import type { ClaimStatus } from '../claims/claim-status.rules.js';

/** What some claims come to; amounts in cents. */
interface Sums {
  claims: number;
  /** As the claims say. */
  chargeCents: number;
  /** Claims with a charge in the ledger, and the sums of the ledger. */
  chargedClaims: number;
  chargedCents: number;
  paidCents: number;
  contractualCents: number;
  balanceCents: number;
  /** Claims that were validated (an import validates too), and those that were clean at the first time. */
  validated: number;
  clean: number;
}

/** What the claims of one state come to. */
export interface StatusSums extends Sums {
  status: ClaimStatus;
}

/** Claims of one state that a period holds by their service, by their first decision (`outcome`), or by both. */
export interface ClaimSums extends StatusSums {
  isServed: boolean;
  outcome: FirstOutcome | null;
}

export interface OutcomeTotals {
  adjudicated: number;
  denied: number;
  /** No line denied: paid, or all of it the patient's part. */
  resolved: number;
  adjudicatedCents: number;
  deniedCents: number;
}

/** Claims served in the period by state, in the order of the rows. */
export function sumsByStatus(rows: readonly ClaimSums[]): StatusSums[] {
  const served = rows.filter(({ isServed }) => isServed);
  return [...groupedBy(served, ({ status }) => status)].map(([status, of]) => ({
    status,
    claims: total(of, 'claims'),
    chargeCents: total(of, 'chargeCents'),
    chargedClaims: total(of, 'chargedClaims'),
    chargedCents: total(of, 'chargedCents'),
    paidCents: total(of, 'paidCents'),
    contractualCents: total(of, 'contractualCents'),
    balanceCents: total(of, 'balanceCents'),
    validated: total(of, 'validated'),
    clean: total(of, 'clean'),
  }));
}

/** Claims first decided in the period. */
export function outcomeTotals(rows: readonly ClaimSums[]): OutcomeTotals {
  const decided = rows.filter(({ outcome }) => outcome !== null);
  const denied = decided.filter(({ outcome }) => outcome === 'denied');
  return {
    adjudicated: total(decided, 'claims'),
    denied: total(denied, 'claims'),
    resolved: total(
      decided.filter(({ outcome }) => outcome === 'resolved'),
      'claims',
    ),
    adjudicatedCents: total(decided, 'chargeCents'),
    deniedCents: total(denied, 'chargeCents'),
  };
}

/** The sum of a figure over rows. */
export function total<Name extends keyof Sums>(rows: readonly Pick<Sums, Name>[], name: Name): number {
  return rows.reduce((sum, row) => sum + row[name], 0);
}
