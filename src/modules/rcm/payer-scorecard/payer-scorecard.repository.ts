import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import { type ClaimsFilter, ofParties, parametersOf } from '../statistics/claims-filter.rules.js';
import type { LagCount, PayerSums } from './payer-scorecard.rules.js';

const SERVED = 'f.served_from_on BETWEEN $2::date AND $3::date AND f.is_sent';
const DECIDED = 'f.adjudicated_on BETWEEN $2::date AND $3::date AND f.first_outcome IS NOT NULL';
/** Claims by payer. */
@Injectable()
export class PayerScorecardRepository {
  constructor(private readonly database: Database) {}

  /** Payers with a claim of service or of a first decision in the period, the one with the most decisions first. */
  sums(filter: ClaimsFilter): Promise<PayerSums[]> {
    return this.database.query(
      `SELECT g.*, p.name AS "payerName" FROM (SELECT f.payer_id AS "payerId", count(*) FILTER (WHERE ${SERVED}) AS sent,
           count(*) FILTER (WHERE ${SERVED} AND f.is_rejected) AS rejected, count(*) FILTER (WHERE ${DECIDED}) AS adjudicated,
           count(*) FILTER (WHERE ${DECIDED} AND f.first_outcome = 'denied') AS denied,
           coalesce(sum(f.charged_cents) FILTER (WHERE ${DECIDED}), 0)::bigint AS "chargedCents",
           coalesce(sum(f.paid_cents) FILTER (WHERE ${DECIDED}), 0)::bigint AS "paidCents"
         FROM claim_figures f WHERE ${ofParties(filter, 4)} GROUP BY f.payer_id) g
       JOIN payers p ON p.company_id = $1 AND p.id = g."payerId"
       WHERE g.sent > 0 OR g.adjudicated > 0 ORDER BY g.adjudicated DESC, p.name, p.id`,
      parametersOf(filter),
    );
  }

  /** How many claims first decided in the period were first paid so many days after submission and service. */
  lags(filter: ClaimsFilter): Promise<LagCount[]> {
    return this.database.query(
      `SELECT f.payer_id AS "payerId", f.first_paid_on - f.submitted_on AS "sinceSubmission",
         f.first_paid_on - f.served_from_on AS "sinceService", count(*) AS claims
       FROM claim_figures f WHERE ${ofParties(filter, 4)} AND ${DECIDED} AND f.first_paid_on IS NOT NULL GROUP BY 1, 2, 3`,
      parametersOf(filter),
    );
  }
}
