import type { Remittance, RemittanceTotals } from '../x12/remittance.rules.js';
import type { TransactionSet, X12Event } from '../x12/x12-events.reader.js';
import type { Finding as X12Finding } from '../x12/x12-findings.codes.js';
import type { X12File } from './x12-file.entity.js';
import type { X12_SET_STATUSES } from './x12-set.entity.js';

/** What the first pass over a file learned of one transaction set: an 835 is judged whole before a cent is posted. */
export interface SetSummary {
  transactionSet: TransactionSet;
  segments: number;
  findings: X12Finding[];
  errorCount: number;
  /** Claims of an 837, claim payments of an 835. */
  claimCount: number;
  remittance: Remittance | null;
  remittanceTotals: RemittanceTotals | null;
  bodyHash: string | null;
}

/** What became of a set; the importer has written the x12_sets row with it, in the same transaction. */
export interface SetOutcome {
  status: (typeof X12_SET_STATUSES)[number];
  /** Counts for the job's result, e.g. { claims: 120, posted: 118, unmatched: 2 }. */
  counts: Record<string, number>;
}

/** Imports the sets of one kind. Runs in the tenant context of the job; opens its own units of work. */
export interface SetImporter {
  /**
   * Imports one set from the events of the second pass (from after its set-start to before its set-end). Must be
   * idempotent: a set that has its x12_sets row is not given here again, but a crash may have come before that row.
   * `advance` reports that so many claims are done.
   */
  importSet(
    file: X12File,
    summary: SetSummary,
    events: AsyncIterable<X12Event>,
    advance: (claims: number) => Promise<void>,
  ): Promise<SetOutcome>;
}
