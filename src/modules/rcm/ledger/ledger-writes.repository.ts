import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';
import { LEDGER } from './ledger-table.codes.js';
import type { NewLedgerEntry } from './ledger.rules.js';

/**
 * The one place where rows of the ledger are written, whatever they come from: charges, remittances, write-offs. What
 * must happen with every posting, in its transaction, happens here.
 */
@Injectable()
export class LedgerWritesRepository {
  constructor(private readonly store: Store) {}

  /** Adds the rows in the open unit of work, in one statement; answers them with their ids. */
  async append<Entry extends NewLedgerEntry>(entries: readonly Entry[]): Promise<(Entry & { id: string })[]> {
    const rows = stamped(entries, this.store.clock.now());
    await bulkInsert(this.store.database, LEDGER, rows);
    return rows;
  }
}
