import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import { type ClaimsFilter, parametersOf, within } from '../statistics/claims-filter.rules.js';
import type { DenialCell } from './denial-analysis.rules.js';

/** What payers denied, from the ledger: by the day a denial was posted under. */
@Injectable()
export class DenialAnalysisRepository {
  constructor(private readonly database: Database) {}

  /** Sums by reason, payer and month; a denial that was reversed counts against the month of its reversal. */
  cells(filter: ClaimsFilter): Promise<DenialCell[]> {
    return this.database.query(
      `SELECT g.reason_code AS "reasonCode", g.payer_id AS "payerId", p.name AS "payerName", g.month, g.denials, g.cents
       FROM (SELECT coalesce(l.reason_code, '') AS reason_code, f.payer_id, to_char(l.posted_on, 'YYYY-MM') AS month,
           count(*) FILTER (WHERE l.cents > 0) - count(*) FILTER (WHERE l.cents < 0) AS denials, sum(l.cents)::bigint AS cents
         FROM ledger_entries l JOIN claim_figures f ON f.company_id = l.company_id AND f.claim_id = l.claim_id
         WHERE ${within('l.posted_on')} AND l.kind = 'denial' GROUP BY 1, 2, 3) g
       JOIN payers p ON p.company_id = $1 AND p.id = g.payer_id`,
      parametersOf(filter),
    );
  }
}
