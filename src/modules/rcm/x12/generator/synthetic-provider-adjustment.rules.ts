import type { Chance } from './chance.rules.js';
import type { ClaimPayment } from './synthetic-payment.rules.js';

/** One PLB entry: a positive amount lowers the payment, a negative one raises it. */
export interface ProviderAdjustment {
  reasonCode: 'WO' | 'FB' | 'L6' | 'CS' | '72';
  reference: string;
  cents: number;
}

/** What the claim payments of a set add up to, and the provider adjustments' place in it. */
export interface SetMoney {
  payments: readonly ClaimPayment[];
  claimPaidCents: number;
}

/** Interest, an old overpayment, a refund by cheque, a small correction: now and then, and never more than the set pays. */
export function occasionalAdjustments(chance: Chance, { payments, claimPaidCents }: SetMoney): ProviderAdjustment[] {
  const reference = payments[0]?.payerControlNumber ?? '';
  const entries: ProviderAdjustment[] = [];
  if (chance.happens(50)) entries.push({ reasonCode: 'L6', reference, cents: -chance.between(50, 1500) });
  if (chance.happens(35))
    entries.push({ reasonCode: 'WO', reference: `OLD${reference}`, cents: chance.between(1000, 9000) });
  if (chance.happens(35))
    entries.push({
      reasonCode: 'CS',
      reference: `CS${reference}`,
      cents: chance.pick([-1, 1]) * chance.between(100, 2500),
    });
  if (chance.happens(25)) entries.push(...refundByCheque(`RFD${reference}`, chance.between(1000, 20000)));
  const total = entries.reduce((sum, entry) => sum + entry.cents, 0);
  return total <= claimPaidCents ? entries : entries.filter((entry) => entry.cents < 0);
}

// The provider had sent the money back already: the recovery and its receipt cancel out.
function refundByCheque(reference: string, cents: number): ProviderAdjustment[] {
  return [
    { reasonCode: 'WO', reference, cents },
    { reasonCode: '72', reference, cents: -cents },
  ];
}

/** A set of reversals: what it owes beyond its payments is carried forward; else one recovery may be put off. */
export function postponedAdjustments({ payments, claimPaidCents }: SetMoney): ProviderAdjustment[] {
  const reference = payments[0]?.payerControlNumber ?? '';
  // A payment is never negative: the balance goes to a later remittance under the same reference (RFI 1756, 2223).
  if (claimPaidCents < 0) return [{ reasonCode: 'FB', reference: `FB${reference}`, cents: claimPaidCents }];
  const at = payments.findIndex((payment, index) => payment.isReversal && lessThanBefore(payments, index));
  const reversed = payments[at];
  if (!reversed) return [];
  const cents = reversed.paidCents + (payments[at + 1]?.paidCents ?? 0);
  return [{ reasonCode: 'WO', reference: reversed.payerControlNumber, cents }];
}

function lessThanBefore(payments: readonly ClaimPayment[], at: number): boolean {
  return (payments[at]?.paidCents ?? 0) + (payments[at + 1]?.paidCents ?? 0) < 0;
}

/** Takes what was put off, as far as this set's money goes; what remains of `open` (changed here) waits on. */
export function recoveredAdjustments(open: ProviderAdjustment[], claimPaidCents: number): ProviderAdjustment[] {
  let available = claimPaidCents;
  const taken: ProviderAdjustment[] = [];
  for (const entry of open) {
    const cents = Math.min(-entry.cents, available);
    if (cents <= 0) continue;
    entry.cents += cents;
    available -= cents;
    taken.push({ ...entry, cents });
  }
  return taken;
}
