import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import type { OutcomeTotals } from './claim-sums.rules.js';
import type { Receivables } from './statistics.repository.js';

/** Facts of a month, which is told as `YYYY-MM`. */
export type OfMonth<Facts> = Facts & { month: string };

export interface ServedTotals {
  validated: number;
  clean: number;
  chargedCents: number;
  paidCents: number;
  contractualCents: number;
}

/** What the key figures of a company are made of, month by month; a month without claims has no row. */
@Injectable()
export class KpiSeriesRepository {
  constructor(private readonly database: Database) {}

  /** First decisions, by the day of the first adjudication. */
  outcomes(from: string, to: string): Promise<OfMonth<OutcomeTotals>[]> {
    return this.database.query(
      `SELECT to_char(f.adjudicated_on, 'YYYY-MM') AS month, count(*) AS adjudicated,
         count(*) FILTER (WHERE f.first_outcome = 'denied') AS denied,
         count(*) FILTER (WHERE f.first_outcome = 'resolved') AS resolved,
         sum(f.charge_cents)::bigint AS "adjudicatedCents",
         coalesce(sum(f.charge_cents) FILTER (WHERE f.first_outcome = 'denied'), 0)::bigint AS "deniedCents"
       FROM claim_figures f
       WHERE f.company_id = $1 AND f.adjudicated_on BETWEEN $2::date AND $3::date AND f.first_outcome IS NOT NULL
       GROUP BY month ORDER BY month`,
      [from, to],
    );
  }

  /** What was validated and what came in, by the first day of service. */
  served(from: string, to: string): Promise<OfMonth<ServedTotals>[]> {
    return this.database.query(
      `SELECT to_char(f.served_from_on, 'YYYY-MM') AS month, count(*) FILTER (WHERE f.is_validated) AS validated,
         count(*) FILTER (WHERE f.is_validated AND f.is_clean) AS clean, sum(f.charged_cents)::bigint AS "chargedCents",
         sum(f.paid_cents)::bigint AS "paidCents", sum(f.contractual_cents)::bigint AS "contractualCents"
       FROM claim_figures f WHERE f.company_id = $1 AND f.served_from_on BETWEEN $2::date AND $3::date
       GROUP BY month ORDER BY month`,
      [from, to],
    );
  }

  /** What was owed at the end of each of these days, and the charges of the `window` days that end with it. */
  receivables(days: readonly string[], window: number): Promise<OfMonth<Receivables>[]> {
    return this.database.query(
      `SELECT to_char(asked.day, 'YYYY-MM') AS month,
         (SELECT coalesce(sum(d.balance_effect_cents), 0)::bigint FROM ledger_days d
          WHERE d.company_id = $1 AND d.posted_on <= asked.day) AS "openCents",
         (SELECT coalesce(sum(d.cents), 0)::bigint FROM ledger_days d WHERE d.company_id = $1 AND d.kind = 'charge'
          AND d.posted_on > asked.day - $3::integer AND d.posted_on <= asked.day) AS "chargedCents"
       FROM unnest($2::date[]) AS asked(day) ORDER BY month`,
      [days, window],
    );
  }
}
