import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped, type BulkTable } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import {
  CLAIM_PAYMENTS,
  FINDINGS,
  LEDGER,
  LINE_PAYMENTS,
  PAYMENT_ADJUSTMENTS,
  PROVIDER_ADJUSTMENTS,
} from './posting-tables.codes.js';

export type Row = Record<string, unknown>;

/** All rows that a chunk of claim payments becomes. */
export interface ChunkRows {
  payments: Row[];
  lines: Row[];
  adjustments: Row[];
  ledger: Row[];
  findings: Row[];
  /** CLP07 by claim. */
  payerControlNumbers: Map<string, string>;
}

/** Writes what posting decided, a chunk in a handful of statements, in the open unit of work. */
@Injectable()
export class PostingWritesRepository {
  constructor(private readonly store: Store) {}

  async chunk(rows: ChunkRows): Promise<void> {
    await this.save(CLAIM_PAYMENTS, rows.payments);
    await this.save(LINE_PAYMENTS, rows.lines);
    await this.save(PAYMENT_ADJUSTMENTS, rows.adjustments);
    await this.save(LEDGER, rows.ledger);
    await this.save(FINDINGS, rows.findings);
    await this.keepPayerControlNumbers(rows.payerControlNumbers);
  }

  findings(rows: readonly Row[]): Promise<void> {
    return this.save(FINDINGS, rows);
  }

  providerAdjustments(rows: readonly Row[]): Promise<void> {
    return this.save(PROVIDER_ADJUSTMENTS, rows);
  }

  /** Keeps the payer's number of each claim: a resubmission needs it (rcm.md §4 A 12). */
  private async keepPayerControlNumbers(numbers: ReadonlyMap<string, string>): Promise<void> {
    if (numbers.size === 0) return;
    await this.store.database.query(
      `UPDATE claims c SET payer_control_number = n.number, version = c.version + 1, updated_at = $4, updated_by = $5
       FROM unnest($2::uuid[], $3::text[]) AS n(claim_id, number)
       WHERE c.company_id = $1 AND c.id = n.claim_id AND c.payer_control_number IS DISTINCT FROM n.number`,
      [[...numbers.keys()], [...numbers.values()], this.store.clock.now(), tenantContext.actorId()],
    );
  }

  private save(table: BulkTable, rows: readonly Row[]): Promise<void> {
    return bulkInsert(this.store.database, table, stamped(rows, this.store.clock.now()));
  }
}
