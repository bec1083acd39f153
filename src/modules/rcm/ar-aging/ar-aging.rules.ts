/** Ages of what is owed, in days (rcm.md §1). The last has no end. */
export const AGE_BUCKETS = [
  { fromDays: 0, toDays: 30 },
  { fromDays: 31, toDays: 60 },
  { fromDays: 61, toDays: 90 },
  { fromDays: 91, toDays: 120 },
  { fromDays: 121, toDays: null },
] as const;

/** The part of the balances that is owed by whom. */
export interface Owed {
  claims: number;
  insuranceCents: number;
  patientCents: number;
}

/** What one payer's claims of one age come to. */
export interface AgingCell extends Owed {
  payerId: string;
  payerName: string;
  /** Place in AGE_BUCKETS; null: the claims have a credit, which has no age. */
  bucket: number | null;
  /** Paid too much, as a positive amount. */
  creditCents: number;
}

export interface AgeBucket extends Owed {
  fromDays: number;
  toDays: number | null;
  cents: number;
}

export interface Aging {
  buckets: AgeBucket[];
  /** Owed: insurance and patient together, credits not taken off. */
  owedCents: number;
  insuranceCents: number;
  patientCents: number;
  creditCents: number;
  creditClaims: number;
  /** Owed without credits: the sum of the balances. */
  balanceCents: number;
  /** Of what is owed, older than 90 days; null where nothing is owed. */
  over90Percent: number | null;
}

/** All buckets of these cells, empty ones too. */
export function agingOf(cells: readonly AgingCell[]): Aging {
  const buckets = AGE_BUCKETS.map((ages, index) => bucketOf(ages, cells, index));
  const insuranceCents = buckets.reduce((sum, bucket) => sum + bucket.insuranceCents, 0);
  const patientCents = buckets.reduce((sum, bucket) => sum + bucket.patientCents, 0);
  const owedCents = insuranceCents + patientCents;
  const credits = cells.filter(({ bucket }) => bucket === null);
  const creditCents = credits.reduce((sum, cell) => sum + cell.creditCents, 0);
  const old = buckets.filter(({ fromDays }) => fromDays > 90).reduce((sum, { cents }) => sum + cents, 0);
  return {
    buckets,
    owedCents,
    insuranceCents,
    patientCents,
    creditCents,
    creditClaims: credits.reduce((sum, { claims }) => sum + claims, 0),
    balanceCents: owedCents - creditCents,
    over90Percent: owedCents === 0 ? null : Math.round((old / owedCents) * 10_000) / 100,
  };
}

/** `0–30 days`, `over 120 days`. */
export function ageLabel({ fromDays, toDays }: { fromDays: number; toDays: number | null }): string {
  return toDays === null ? `over ${fromDays - 1}` : `${fromDays}–${toDays}`;
}

function bucketOf(ages: (typeof AGE_BUCKETS)[number], cells: readonly AgingCell[], index: number): AgeBucket {
  const bucket = { ...ages, claims: 0, insuranceCents: 0, patientCents: 0, cents: 0 };
  for (const cell of cells) {
    if (cell.bucket !== index) continue;
    bucket.claims += cell.claims;
    bucket.insuranceCents += cell.insuranceCents;
    bucket.patientCents += cell.patientCents;
    bucket.cents += cell.insuranceCents + cell.patientCents;
  }
  return bucket;
}
