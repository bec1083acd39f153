import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import { type ClaimsFilter, daysOf, isOfParties, namesParty, parametersOf } from '../statistics/claims-filter.rules.js';
import type { MonthSum } from './payments-by-month.rules.js';

const KINDS = `ANY ('{charge,payment,contractual,write_off,denial}')`;

/** Sums of postings by month: of the whole company from the sums by day, of a party from the ledger. */
@Injectable()
export class PaymentsByMonthRepository {
  constructor(private readonly database: Database) {}

  sums(filter: ClaimsFilter): Promise<MonthSum[]> {
    if (!namesParty(filter)) {
      return this.database.query(
        `SELECT to_char(d.posted_on, 'YYYY-MM') AS month, d.kind, sum(d.cents)::bigint AS cents FROM ledger_days d
         WHERE d.company_id = $1 AND d.posted_on BETWEEN $2::date AND $3::date GROUP BY 1, 2`,
        daysOf(filter),
      );
    }
    return this.database.query(
      `SELECT to_char(g.month, 'YYYY-MM') AS month, g.kind, g.cents
       FROM (SELECT date_trunc('month', l.posted_on::timestamp) AS month, l.kind, sum(l.cents)::bigint AS cents
         FROM ledger_entries l WHERE l.company_id = $1 AND l.posted_on BETWEEN $2::date AND $3::date
           AND ${isOfParties('l.claim_id', filter, 4)} AND l.kind = ${KINDS} GROUP BY 1, 2) g`,
      parametersOf(filter),
    );
  }
}
