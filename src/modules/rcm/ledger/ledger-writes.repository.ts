import { Injectable } from '@nestjs/common';
import { bulkInsertAll, stamped, type BulkRows } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';
import { ClaimFiguresRepository } from '../claim-figures/claim-figures.repository.js';
import { LedgerDaysRepository } from '../claim-figures/ledger-days.repository.js';
import { LEDGER } from './ledger-table.codes.js';
import type { NewLedgerEntry } from './ledger.rules.js';

/**
 * The one place where rows of the ledger are written, whatever they come from: charges, remittances, write-offs. What
 * must happen with every posting, in its transaction, happens here.
 */
@Injectable()
export class LedgerWritesRepository {
  constructor(
    private readonly store: Store,
    private readonly figures: ClaimFiguresRepository,
    private readonly days: LedgerDaysRepository,
  ) {}

  /**
   * Adds the rows in the open unit of work, in one statement; answers them with their ids. `before`: what is written
   * first, because the rows refer to it.
   */
  async append<Entry extends NewLedgerEntry>(
    entries: readonly Entry[],
    before: readonly BulkRows[] = [],
  ): Promise<(Entry & { id: string })[]> {
    const rows = stamped(entries, this.store.clock.now());
    await bulkInsertAll(this.store.database, [...before, { into: LEDGER, rows }]);
    this.figures.changed(entries.map(({ claimId }) => claimId));
    this.days.posted(entries);
    return rows;
  }
}
