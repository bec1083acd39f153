import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import type { NewLedgerEntry } from '../ledger/ledger.rules.js';
import { LEDGER_DAYS_SQL } from './claim-figures.codes.js';
import { addToDays, type LedgerDay } from './ledger-days.rules.js';

/**
 * Keeps the sums of the ledger by day and kind of posting. Postings of one day add to the same rows, so they are added
 * once, at the end of a unit and in one order: two imports wait for each other for that moment only, and never in a
 * circle.
 */
@Injectable()
export class LedgerDaysRepository {
  constructor(private readonly store: Store) {}

  /** These postings are added before the open unit of work ends. */
  posted(entries: readonly NewLedgerEntry[]): void {
    const days = this.store.units.gathered(
      'ledger days',
      () => new Map<string, LedgerDay>(),
      (all) => this.add([...all.values()]),
    );
    addToDays(days, entries);
  }

  /** Computes the sums of all days of the company again; in the open unit of work. */
  async rebuild(): Promise<void> {
    await this.store.database.query('DELETE FROM ledger_days WHERE company_id = $1');
    await this.store.database.query(LEDGER_DAYS_SQL);
  }

  private async add(days: readonly LedgerDay[]): Promise<void> {
    if (days.length === 0) return;
    await this.store.database.query(
      `INSERT INTO ledger_days (company_id, posted_on, kind, cents, balance_effect_cents)
       SELECT $1, r."postedOn", r.kind, r.cents, r."balanceEffectCents"
       FROM jsonb_to_recordset($2::jsonb) AS r("postedOn" date, kind text, cents bigint, "balanceEffectCents" bigint)
       ORDER BY r."postedOn", r.kind
       ON CONFLICT (company_id, posted_on, kind) DO UPDATE SET cents = ledger_days.cents + excluded.cents,
         balance_effect_cents = ledger_days.balance_effect_cents + excluded.balance_effect_cents`,
      [JSON.stringify(days)],
    );
  }
}
