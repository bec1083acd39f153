import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import type { ClaimSums } from './claim-sums.rules.js';
import {
  type ClaimsFilter,
  isAmong,
  namesPeriod,
  namesParty,
  ofParties,
  parametersOf,
  partiesOf,
  partyClaims,
} from './claims-filter.rules.js';

export interface Receivables {
  openCents: number;
  chargedCents: number;
}

/** A claim without a day of service stands before all others, where no first day is asked for. */
const SERVED = `coalesce(f.served_from_on, '0001-01-01'::date) BETWEEN $2::date AND $3::date`;
const DECIDED = 'f.adjudicated_on BETWEEN $2::date AND $3::date AND f.first_outcome IS NOT NULL';

const RECEIVABLES = `SELECT coalesce(sum(d.balance_effect_cents), 0)::bigint AS "openCents",
    coalesce(sum(d.cents) FILTER (WHERE d.kind = 'charge' AND d.posted_on > $2::date - $3::integer), 0)::bigint AS "chargedCents"
  FROM ledger_days d WHERE d.company_id = $1 AND d.posted_on <= $2::date`;

/** What is owed now without what was posted since: mostly nothing, and never more than the ledger. */
function receivablesOf(filter: ClaimsFilter): string {
  const postings = `FROM ledger_entries l WHERE l.company_id = $1 AND ${isAmong('l.claim_id')}`;
  return `WITH ${partyClaims(filter, 4)}
    SELECT (SELECT coalesce(sum(o.balance_cents), 0) FROM of_parties o)::bigint
      - (SELECT coalesce(sum(l.balance_effect_cents), 0) ${postings}
         AND l.kind = ANY ('{charge,payment,contractual,write_off,transfer}') AND l.posted_on > $2::date)::bigint AS "openCents",
    (SELECT coalesce(sum(l.cents), 0) ${postings} AND l.kind = 'charge'
       AND l.posted_on > $2::date - $3::integer AND l.posted_on <= $2::date)::bigint AS "chargedCents"`;
}

/** Sums over claims and postings, each in one statement over the narrow rows of `claim_figures` and `ledger_days`. */
@Injectable()
export class StatisticsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Claims of the period by first day of service and by the day of the first adjudication, all in one pass: most claims
   * of a period are in it by both. See `sumsByStatus` and `outcomeTotals`.
   */
  claims(filter: ClaimsFilter): Promise<ClaimSums[]> {
    const ofPeriod = namesPeriod(filter) ? ` AND (${SERVED} OR ${DECIDED})` : '';
    return this.database.query(
      `SELECT f.status, ${SERVED} AS "isServed", CASE WHEN ${DECIDED} THEN f.first_outcome END AS outcome,
         count(*) AS claims, sum(f.charge_cents)::bigint AS "chargeCents",
         count(*) FILTER (WHERE f.charged_cents <> 0) AS "chargedClaims", sum(f.charged_cents)::bigint AS "chargedCents",
         sum(f.paid_cents)::bigint AS "paidCents", sum(f.contractual_cents)::bigint AS "contractualCents",
         sum(f.balance_cents)::bigint AS "balanceCents", count(*) FILTER (WHERE f.is_validated) AS validated,
         count(*) FILTER (WHERE f.is_validated AND f.is_clean) AS clean
       FROM claim_figures f WHERE ${ofParties(filter, 4)}${ofPeriod} GROUP BY 1, 2, 3 ORDER BY f.status`,
      parametersOf(filter),
    );
  }

  /** What was owed at the end of `day`, and the charges of the `window` days that end with it. */
  async receivables(filter: ClaimsFilter, day: string, window: number): Promise<Receivables> {
    const sql = namesParty(filter) ? receivablesOf(filter) : RECEIVABLES;
    const [row] = await this.database.query<Receivables>(sql, [day, window, ...partiesOf(filter)]);
    return row!;
  }
}
