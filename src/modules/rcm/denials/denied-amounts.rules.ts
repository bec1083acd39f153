import type { PostedChunk, PostedClaimPayment } from '../posting/posted-chunk.rules.js';
import type { DeniedAmount } from './denial-judgement.rules.js';

/** A denied amount of the ledger with its remarks. */
export interface PostedDenial extends DeniedAmount {
  ledgerEntryId: string;
  claimId: string;
  claimPaymentId: string;
  claimLineItemId: string | null;
  deniedCents: number;
}

/** The denials of a chunk, in the order of its claim payments: one for each denied amount of a line, none taken back. */
export function deniedAmounts({ payments, ledger }: Pick<PostedChunk, 'payments' | 'ledger'>): PostedDenial[] {
  const byId = new Map(payments.map((payment) => [payment.id, payment]));
  return ledger.flatMap((row) => {
    const payment = byId.get(row.claimPaymentId);
    if (row.kind !== 'denial' || row.cents < 0 || row.reversesId !== null || payment === undefined) return [];
    return {
      ledgerEntryId: row.id,
      claimId: row.claimId,
      claimPaymentId: row.claimPaymentId,
      claimLineItemId: row.claimLineItemId,
      groupCode: row.groupCode ?? '',
      reasonCode: row.reasonCode ?? '',
      remarkCodes: remarksOf(payment, row.claimLineItemId),
      deniedCents: row.cents,
    };
  });
}

/** The remarks of the services on a line, and those of the claim as a whole, each once. */
function remarksOf({ payment, lineIds }: PostedClaimPayment, claimLineItemId: string | null): string[] {
  const ofLine = payment.services.flatMap((service, index) =>
    (lineIds[index] ?? null) === claimLineItemId ? service.remarkCodes : [],
  );
  return [...new Set([...ofLine, ...payment.remarkCodes])];
}
