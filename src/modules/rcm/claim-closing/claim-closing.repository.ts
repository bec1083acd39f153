import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { OPEN_APPEALS, WON_APPEALS } from '../appeals/appeal-status.rules.js';
import { CLOSABLE, UNDECIDED } from './claim-closing.rules.js';

const CLAIMS_AT_ONCE = 1_000;
const undecided = (link: string): string => `NOT EXISTS (SELECT FROM claims n
  WHERE n.company_id = c.company_id AND n.${link} = c.id AND n.status = ANY($4))`;

/** Which claims owe nothing and have nothing open, a chunk at a time, in the open unit of work. */
@Injectable()
export class ClaimClosingRepository {
  constructor(private readonly store: Store) {}

  /** The next claims after this one that a payer has decided and that owe nothing; locked, so that they stay so. */
  async nextAfter(claimId: string): Promise<string[]> {
    const rows = await this.store.database.query<{ id: string }>(
      `SELECT c.id FROM claims c JOIN claim_figures f ON f.company_id = c.company_id AND f.claim_id = c.id
       WHERE c.company_id = $1 AND c.id > $2 AND c.status = ANY($3) AND f.balance_cents = 0
       ORDER BY c.id LIMIT ${CLAIMS_AT_ONCE} FOR UPDATE OF c`,
      [claimId, CLOSABLE],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Of these locked claims, those with nothing open: no denial, no appeal that is not decided or waits for its money,
   * nothing held, no version and no bill to the next payer on its way. Asked after the lock, so that it is the latest.
   */
  async settledAmong(claimIds: readonly string[]): Promise<string[]> {
    const rows = await this.store.database.query<{ id: string }>(
      `SELECT c.id FROM claims c WHERE c.company_id = $1 AND c.id = ANY($2::uuid[]) AND c.status = ANY($3)
         AND (SELECT coalesce(sum(l.balance_effect_cents), 0) FROM ledger_entries l
           WHERE l.company_id = c.company_id AND l.claim_id = c.id) = 0
         AND NOT EXISTS (SELECT FROM denials d
           WHERE d.company_id = c.company_id AND d.claim_id = c.id AND d.status <> 'closed')
         AND NOT EXISTS (SELECT FROM claim_appeals a WHERE a.company_id = c.company_id AND a.claim_id = c.id
           AND (a.status = ANY($5) OR (a.status = ANY($6) AND a.recovered_cents <= 0)))
         AND NOT EXISTS (SELECT FROM claim_payments p
           WHERE p.company_id = c.company_id AND p.claim_id = c.id AND p.status IN ('held', 'unmatched'))
         AND ${undecided('replaces_id')} AND ${undecided('prior_claim_id')} ORDER BY c.id`,
      [claimIds, CLOSABLE, UNDECIDED, [...OPEN_APPEALS], [...WON_APPEALS]],
    );
    return rows.map(({ id }) => id);
  }
}
