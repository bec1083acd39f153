/**
 * How money moves on a claim (rcm.md §4 D 8). The ledger is append-only: what is wrong is taken back by a contra row.
 * Charge raises what is owed; payment, contractual and write_off lower it; a denied amount and the patient's part are
 * still owed, and what a prior payer did is posted already: these three do not move the balance. A transfer hands what is
 * open over to the claim of the next payer: two rows that add up to nothing.
 */
export const LEDGER_KINDS = [
  'charge',
  'payment',
  'contractual',
  'patient_responsibility',
  'denial',
  'prior_payer',
  'write_off',
  'transfer',
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** A posting to be. What is not said is null. */
export interface NewLedgerEntry {
  claimId: string;
  claimLineItemId?: string | null;
  claimPaymentId?: string | null;
  /** The posting that this contra row takes back. */
  reversesId?: string | null;
  kind: LedgerKind;
  groupCode?: string | null;
  reasonCode?: string | null;
  cents: number;
  balanceEffectCents: number;
  postedOn: string;
}

const SIGNS: Record<LedgerKind, 1 | -1 | 0> = {
  charge: 1,
  payment: -1,
  contractual: -1,
  write_off: -1,
  patient_responsibility: 0,
  denial: 0,
  prior_payer: 0,
  transfer: 1,
};

/** Impact of prior payers (CARC 23): restates what is already posted, never a new write-off (X12 RFI 2143). */
const PRIOR_PAYER_REASON = '23';

/** What a posting of `cents` adds to the balance of its claim, in cents. */
export function balanceEffect(kind: LedgerKind, cents: number): number {
  // Without the test a zero would become -0, which JSON writes as 0 and Object.is tells apart.
  return SIGNS[kind] === 0 || cents === 0 ? 0 : SIGNS[kind] * cents;
}

/** What a claim still owes: the sum of the effects. */
export function balanceOf(entries: readonly { kind: LedgerKind; cents: number }[]): number {
  return entries.reduce((sum, { kind, cents }) => sum + balanceEffect(kind, cents), 0);
}

/**
 * What the patient owes of a claim: the smaller of its balance and the patient responsibility of the latest claim
 * payment that was not reversed; nothing on an overpaid claim.
 */
export function patientPart(balanceCents: number, patientResponsibilityCents: number): number {
  return Math.max(0, Math.min(balanceCents, patientResponsibilityCents));
}

/** Where an adjustment (CAS) is posted; `isDenial` is the judgement of rcm.md §4 E on its line or claim. */
export function kindOfAdjustment(groupCode: string, reasonCode: string, isDenial: boolean): LedgerKind {
  if (groupCode === 'PR' && !isDenial) return 'patient_responsibility';
  if (reasonCode === PRIOR_PAYER_REASON) return 'prior_payer';
  return isDenial ? 'denial' : 'contractual';
}

/** The row that takes a posting back: the same kind, the amount with the other sign. */
export function contraOf(entry: { kind: LedgerKind; cents: number }): {
  kind: LedgerKind;
  cents: number;
  balanceEffectCents: number;
} {
  const cents = entry.cents === 0 ? 0 : -entry.cents;
  return { kind: entry.kind, cents, balanceEffectCents: balanceEffect(entry.kind, cents) };
}
