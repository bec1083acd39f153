/** What the CCD+ addenda of an EFT say of the remittance that belongs to it. */
export interface Reassociation {
  /** TRN02. */
  traceNumber: string;
  /** TRN03: "1" and the payer's tax id. */
  payerIdentifier: string | null;
}

const ADDENDA = /TRN\*1\*([^*\\~\r\n]{1,50})(?:\*([^*\\~\r\n]{0,20}))?(?=[*\\~\r\n]|$)/;

/**
 * Reads the TRN segment out of CCD+ addenda, `TRN*1*trace*payer*origin\`, whatever stands around it (record type 705,
 * padding, sequence numbers); null when there is none (45 CFR 162.1602 (d): NACHA CCD+ with an X12 TRN).
 */
export function readAddenda(text: string): Reassociation | null {
  const found = ADDENDA.exec(text);
  const traceNumber = found?.[1]?.trim() ?? '';
  return traceNumber === '' ? null : { traceNumber, payerIdentifier: found?.[2]?.trim() || null };
}

/** A deposit and a remittance that have the same trace number, and whose payers do not differ. */
export interface Pair {
  depositId: string;
  /** Whether the deposit names its payer (TRN03). */
  isPayerNamed: boolean;
  eraId: string;
  payerIdentifier: string;
  /** Deposit less remittance. */
  differenceCents: number;
}

/**
 * Which deposit belongs to which remittance (rcm.md §4 D 11): by the same amount first, each once; what is left over
 * belongs together in spite of its amounts, and the difference is told. A deposit without its payer's number that fits
 * remittances of several payers belongs to none.
 */
export function reassociate(pairs: readonly Pair[]): Pair[] {
  const made: Pair[] = [];
  const free = ({ depositId, eraId }: Pair): boolean =>
    !made.some((pair) => pair.depositId === depositId || pair.eraId === eraId);
  for (const isExact of [true, false]) {
    const fitting = pairs.filter((pair) => (pair.differenceCents === 0) === isExact && free(pair));
    for (const pair of fitting) if (free(pair) && !isAmbiguous(pair, fitting)) made.push(pair);
  }
  return made;
}

function isAmbiguous(pair: Pair, fitting: readonly Pair[]): boolean {
  return (
    !pair.isPayerNamed &&
    fitting.some(
      ({ depositId, payerIdentifier }) => depositId === pair.depositId && payerIdentifier !== pair.payerIdentifier,
    )
  );
}
