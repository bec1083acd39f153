import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped, type BulkTable } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';
import { LedgerWritesRepository } from '../ledger/ledger-writes.repository.js';
import { FINDINGS } from '../x12-files/finding-table.codes.js';
import type { NewPosting, PostedLedgerEntry } from './posted-chunk.rules.js';
import { CLAIM_PAYMENTS, LINE_PAYMENTS, PAYMENT_ADJUSTMENTS, PROVIDER_ADJUSTMENTS } from './posting-tables.codes.js';

export type Row = Record<string, unknown>;

/** All rows that a chunk of claim payments becomes. */
export interface ChunkRows {
  payments: Row[];
  lines: Row[];
  adjustments: Row[];
  ledger: NewPosting[];
  findings: Row[];
}

/** Writes what posting decided, a chunk in a handful of statements, in the open unit of work. */
@Injectable()
export class PostingWritesRepository {
  constructor(
    private readonly store: Store,
    private readonly ledger: LedgerWritesRepository,
  ) {}

  /** Answers the rows of the ledger with their ids. */
  async chunk(rows: ChunkRows): Promise<PostedLedgerEntry[]> {
    await this.save(CLAIM_PAYMENTS, rows.payments);
    await this.save(LINE_PAYMENTS, rows.lines);
    await this.save(PAYMENT_ADJUSTMENTS, rows.adjustments);
    const ledger = await this.ledger.append(rows.ledger);
    await this.save(FINDINGS, rows.findings);
    return ledger;
  }

  findings(rows: readonly Row[]): Promise<void> {
    return this.save(FINDINGS, rows);
  }

  providerAdjustments(rows: readonly Row[]): Promise<void> {
    return this.save(PROVIDER_ADJUSTMENTS, rows);
  }

  private save(table: BulkTable, rows: readonly Row[]): Promise<void> {
    return bulkInsert(this.store.database, table, stamped(rows, this.store.clock.now()));
  }
}
