import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { CompanyDays } from '../../../shared/time/company-days.js';

/** What the ledger lacks of a claim's charges, in cents; negative: has too much. */
export interface UnpostedCharge {
  claimId: string;
  claimLineItemId: string | null;
  cents: number;
  postedOn: string;
}

// A void (8) takes no charge of its own: it repeats the original's. A claim to the next payer bills the charges of its
// family once more: they are posted already. A replacement (7) takes over the charges of the versions before it: one
// that is superseded when it goes has none.
const CHARGED = `SELECT c.id, c.family_id, c.served_from_on, c.frequency_code, c.prior_settled_cents
  FROM claim_batch_claims b JOIN claims c ON c.company_id = b.company_id AND c.id = b.claim_id
  WHERE b.company_id = $1 AND b.batch_id = $2 AND c.frequency_code <> '8'
    AND c.status NOT IN ('corrected', 'voided') AND (c.responsibility_code = 'P'
    OR NOT EXISTS (SELECT 1 FROM claims o JOIN ledger_entries e ON e.company_id = o.company_id AND e.claim_id = o.id
      WHERE o.company_id = $1 AND o.family_id = c.family_id AND o.id <> c.id AND e.kind = 'charge'))`;

/** Compares charges with the ledger, a whole batch in one statement. */
@Injectable()
export class UnpostedChargesRepository {
  constructor(
    private readonly store: Store,
    private readonly days: CompanyDays,
  ) {}

  async ofBatch(batchId: string): Promise<UnpostedCharge[]> {
    return this.store.database.query<UnpostedCharge>(
      `WITH charged AS (${CHARGED}),
       wanted AS (
         SELECT c.id AS claim_id, l.id AS line_id, l.charge_cents AS cents, coalesce(l.served_from_on, c.served_from_on) AS day
         FROM charged c JOIN claim_line_items l ON l.company_id = $1 AND l.claim_id = c.id
         UNION ALL SELECT c.id, NULL, -c.prior_settled_cents, c.served_from_on FROM charged c WHERE c.prior_settled_cents > 0),
       posted AS (
         SELECT e.claim_id, e.claim_line_item_id AS line_id, sum(e.cents)::bigint AS cents, min(e.posted_on) AS day
         FROM ledger_entries e WHERE e.company_id = $1 AND e.kind = 'charge' AND e.claim_id IN (
           SELECT c.id FROM charged c
           UNION SELECT o.id FROM charged c JOIN claims o ON o.company_id = $1 AND o.family_id = c.family_id
             WHERE c.frequency_code = '7')
         GROUP BY e.claim_id, e.claim_line_item_id)
       SELECT coalesce(w.claim_id, p.claim_id) AS "claimId", coalesce(w.line_id, p.line_id) AS "claimLineItemId",
         (coalesce(w.cents, 0) - coalesce(p.cents, 0))::bigint AS cents, coalesce(w.day, p.day, $3::date) AS "postedOn"
       FROM wanted w FULL JOIN posted p ON p.claim_id = w.claim_id
         AND coalesce(p.line_id, p.claim_id) = coalesce(w.line_id, w.claim_id)
       WHERE coalesce(w.cents, 0) <> coalesce(p.cents, 0)`,
      [batchId, await this.days.today()],
    );
  }
}
