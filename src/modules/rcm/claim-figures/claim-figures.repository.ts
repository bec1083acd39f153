import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { refreshStatistics } from '../../../shared/database/table-statistics.js';
import { claimFiguresSql } from './claim-figures.codes.js';

/** So many claims are computed in one statement. */
const CLAIMS_AT_ONCE = 2_000;

/**
 * Keeps one narrow row for each claim, from which all figures are read: who pays, when it was decided, how, and what is
 * owed. It is computed from the claim, its ledger, events and payments, in the transaction that changed them, so that
 * it can be thrown away and computed again at any time.
 */
@Injectable()
export class ClaimFiguresRepository {
  constructor(private readonly store: Store) {}

  /** The figures of these claims are computed again before the open unit of work ends. */
  changed(claimIds: Iterable<string>): void {
    const ids = this.store.units.gathered(
      'claim figures',
      () => new Set<string>(),
      (all) => this.compute([...all].sort()),
    );
    for (const id of claimIds) ids.add(id);
  }

  /** Computes the figures of all claims of the company again. */
  async rebuild(): Promise<void> {
    await this.store.database.query(claimFiguresSql('all'));
  }

  private async compute(claimIds: readonly string[]): Promise<void> {
    for (let start = 0; start < claimIds.length; start += CLAIMS_AT_ONCE) {
      const some = claimIds.slice(start, start + CLAIMS_AT_ONCE);
      // Whoever changes a claim at the same time is waited for, and the next statement sees what they wrote.
      await this.store.database.query(
        'SELECT 1 FROM claims WHERE company_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR NO KEY UPDATE',
        [some],
      );
      await this.store.database.query(claimFiguresSql('listed'), [some]);
    }
    await refreshStatistics(this.store.database, 'claim_figures', claimIds.length);
  }
}
