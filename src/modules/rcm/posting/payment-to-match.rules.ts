import { isReversal, type ClaimPayment, type Remittance } from '../x12/remittance.rules.js';
import type { PaymentToMatch } from './claim-match.rules.js';
import { memberIdOf, servedFromOn } from './payment-rows.rules.js';

/** What a claim is looked for by, where its numbers lead nowhere (rcm.md §4 D 6 c). */
export interface Sought {
  ordinal: number;
  memberId: string;
  servedFromOn: string;
  chargeCents: number;
}

/** What matching needs of a claim payment; the charge of a reversal with the sign of its claim. */
export function paymentToMatch(remittance: Remittance, payment: ClaimPayment): PaymentToMatch {
  return {
    statusCode: payment.statusCode,
    payerControlNumber: payment.payerControlNumber,
    chargeCents: isReversal(payment) ? -payment.chargeCents : payment.chargeCents,
    servedFromOn: servedFromOn(payment),
    payeeNpi: remittance.payeeNpi,
    payeeTaxId: remittance.payeeTaxId,
  };
}

/** By what candidates are looked for; none for a reversal, or where the payer says too little. */
export function soughtOf(payment: ClaimPayment): Sought[] {
  const day = servedFromOn(payment);
  const memberId = memberIdOf(payment.patient) || memberIdOf(payment.insured);
  if (day === null || memberId === '' || isReversal(payment)) return [];
  return [{ ordinal: payment.ordinal, memberId, servedFromOn: day, chargeCents: payment.chargeCents }];
}
