import type { SandboxClaim } from './sandbox-claim.rules.js';
import type { SandboxPayment } from './sandbox-payment.rules.js';

/** One PLB entry: a positive amount lowers the payment, a negative one raises it. */
export interface SandboxProviderAdjustment {
  reasonCode: string;
  reference: string;
  cents: number;
}

/** What one payer pays one payee on one day: an ST to be. */
export interface SandboxRemittance {
  payer: SandboxClaim['payer'];
  payee: SandboxClaim['payee'];
  day: string;
  payments: readonly SandboxPayment[];
  adjustments: readonly SandboxProviderAdjustment[];
}

/** What is still to be recovered from a payee, oldest first; entries shrink as they are taken. */
export interface OpenRecovery {
  reasonCode: 'WO' | 'FB';
  reference: string;
  openCents: number;
}

/** BPR02 = sum of CLP04 - sum of PLB. */
export function paymentCents({ payments, adjustments }: SandboxRemittance): number {
  return claimsPaidCents(payments) - adjustments.reduce((sum, { cents }) => sum + cents, 0);
}

/** Adds the put-off recoveries of this set (WO, negative) to what is open; answers their entries. */
export function putOff(
  recoveries: readonly Omit<OpenRecovery, 'reasonCode'>[],
  open: OpenRecovery[],
): SandboxProviderAdjustment[] {
  return recoveries.map(({ reference, openCents }) => {
    open.push({ reasonCode: 'WO', reference, openCents });
    return { reasonCode: 'WO', reference, cents: -openCents };
  });
}

/** Takes what is open from `availableCents`, as far as that goes: positive entries under the reference they were put off by. */
export function recovered(open: OpenRecovery[], availableCents: number): SandboxProviderAdjustment[] {
  let left = availableCents;
  const taken: SandboxProviderAdjustment[] = [];
  for (const recovery of open) {
    const cents = Math.min(recovery.openCents, left);
    if (cents <= 0) continue;
    recovery.openCents -= cents;
    left -= cents;
    taken.push({ reasonCode: recovery.reasonCode, reference: recovery.reference, cents });
  }
  return taken;
}

/** A payment is never negative: what is missing is carried forward (FB) to a later remittance (X12 RFI 1756, 2223). */
export function carriedForward(remittance: SandboxRemittance, open: OpenRecovery[]): SandboxRemittance {
  const paidCents = paymentCents(remittance);
  if (paidCents >= 0) return remittance;
  const reference = `FB${remittance.payments[0]?.payerControlNumber ?? ''}`;
  open.push({ reasonCode: 'FB', reference, openCents: -paidCents });
  return { ...remittance, adjustments: [...remittance.adjustments, { reasonCode: 'FB', reference, cents: paidCents }] };
}

/** What the claim payments of a set add up to. */
export function claimsPaidCents(payments: readonly SandboxPayment[]): number {
  return payments.reduce((sum, { paidCents }) => sum + paidCents, 0);
}
