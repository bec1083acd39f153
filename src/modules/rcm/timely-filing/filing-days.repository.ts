import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import type { FilingDays } from '../claims/timely-filing.rules.js';
import type { ClaimStatus } from '../claims/claim-status.rules.js';

/** A claim with the days that its filing clock can start with. */
export type ClaimFilingDays = FilingDays & {
  id: string;
  number: number;
  status: ClaimStatus;
  payerId: string;
  chargeCents: number;
};

const DAYS = `SELECT c.id, c.number, c.status, c.payer_id AS "payerId", c.frequency_code AS "frequencyCode",
    c.responsibility_code AS "responsibilityCode", coalesce(c.served_to_on, c.served_from_on) AS "servedToOn",
    c.charge_cents AS "chargeCents", c.filing_override_reason AS "overrideReason", v.plan_name AS "planName",
    (SELECT max(e.paid_on) FROM claim_prior_payments k
       JOIN claim_payments p ON p.company_id = k.company_id AND p.id = k.claim_payment_id
       JOIN claim_eras e ON e.company_id = p.company_id AND e.id = p.era_id
     WHERE k.company_id = c.company_id AND k.claim_id = c.id) AS "priorAdjudicatedOn",
    CASE WHEN c.frequency_code IN ('7', '8') THEN (SELECT max(o.adjudicated_on) FROM claims o
     WHERE o.company_id = c.company_id AND o.family_id = c.family_id AND o.id <> c.id
       AND o.responsibility_code = c.responsibility_code) END AS "originalRemittedOn"
  FROM claims c LEFT JOIN coverages v ON v.company_id = c.company_id AND v.id = c.coverage_id
  WHERE c.company_id = $1`;

/** Reads what decides until when claims can be filed. */
@Injectable()
export class FilingDaysRepository {
  constructor(private readonly database: Database) {}

  async of(claimId: string): Promise<ClaimFilingDays | null> {
    const [row] = await this.database.query<ClaimFilingDays>(`${DAYS} AND c.id = $2`, [claimId]);
    return row ?? null;
  }

  /** Claims that have not gone out, or came back rejected: `most` at once, after the claim with this number. */
  waiting(after: number, most: number): Promise<ClaimFilingDays[]> {
    return this.database.query(
      `${DAYS} AND c.status IN ('draft', 'validated', 'syntax_rejected', 'clearinghouse_rejected', 'payer_rejected')
         AND c.number > $2 ORDER BY c.number LIMIT $3`,
      [after, most],
    );
  }
}
