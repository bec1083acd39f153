import type { Remittance } from '../x12/remittance.rules.js';

/** What makes two remittances the same one (rcm.md §4 D 1): payer, trace, amount, day and payee together; no one of them does. */
export interface RemittanceKey {
  /** TRN03. */
  payerIdentifier: string;
  /** TRN02: payers use numbers again, above all on zero payments (RFI 1847). */
  traceNumber: string;
  /** BPR02. */
  paidCents: number;
  /** BPR16. */
  paidOn: string | null;
  /** NPI, else tax id, else whatever identifies the payee. */
  payeeIdentifier: string;
}

export function remittanceKey(remittance: Remittance): RemittanceKey {
  const { payerId, traceNumber, paymentCents, paidOn, payeeNpi, payeeTaxId, payee } = remittance;
  return {
    payerIdentifier: payerId.trim(),
    traceNumber: traceNumber.trim(),
    paidCents: paymentCents,
    paidOn,
    payeeIdentifier: payeeNpi || payeeTaxId || payee?.id || 'NOT NAMED',
  };
}

/** first: nothing has its key · duplicate: the same content was here · conflict: its key with other content, for a human. */
export type Copy = { kind: 'first' } | { kind: 'duplicate'; eraId: string } | { kind: 'conflict' };

/** What a remittance is beside those stored under its key. */
export function judgeCopy(bodyHash: string, sameKey: readonly { id: string; bodyHash: string }[]): Copy {
  const same = sameKey.find((era) => era.bodyHash === bodyHash);
  if (same !== undefined) return { kind: 'duplicate', eraId: same.id };
  return sameKey.length === 0 ? { kind: 'first' } : { kind: 'conflict' };
}

/** The numbers by which the payer of a remittance may be known: N104, REF of loop 1000A, TRN03 with and without its "1". */
export function payerNumbers({ payer, payerId }: Remittance): string[] {
  const references = payer?.references.map(({ value }) => value) ?? [];
  return [payer?.id ?? '', ...references, payerId, payerId.slice(1)].filter((number) => number !== '');
}

/** The one payer that a remittance means: by number, else by name; null when no single one fits. */
export function singlePayer<Payer extends { isNumbered: boolean }>(named: readonly Payer[]): Payer | null {
  const numbered = named.filter(({ isNumbered }) => isNumbered);
  const fitting = numbered.length > 0 ? numbered : named;
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
