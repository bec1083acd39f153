import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import type { ClaimStatus } from '../claims/claim-status.rules.js';
import {
  type ClaimsFilter,
  isOfParties,
  namesParty,
  ofParties,
  parametersOf,
  partiesOf,
  within,
} from './claims-filter.rules.js';

/** What the claims of one state come to. */
export interface StatusSums {
  status: ClaimStatus;
  claims: number;
  /** As the claims say. */
  chargeCents: number;
  /** Claims with a charge in the ledger, and the sums of the ledger. */
  chargedClaims: number;
  chargedCents: number;
  paidCents: number;
  contractualCents: number;
  balanceCents: number;
  /** Claims that were validated (an import validates too), and those that were clean at the first time. */
  validated: number;
  clean: number;
}

export interface OutcomeTotals {
  adjudicated: number;
  denied: number;
  /** No line denied: paid, or all of it the patient's part. */
  resolved: number;
  adjudicatedCents: number;
  deniedCents: number;
}

export interface Receivables {
  openCents: number;
  chargedCents: number;
}

/** A claim without a day of service stands before all others, where no first day is asked for. */
const SERVED = `coalesce(f.served_from_on, '0001-01-01'::date)`;

const RECEIVABLES = `SELECT coalesce(sum(d.balance_effect_cents), 0)::bigint AS "openCents",
    coalesce(sum(d.cents) FILTER (WHERE d.kind = 'charge' AND d.posted_on > $2::date - $3::integer), 0)::bigint AS "chargedCents"
  FROM ledger_days d WHERE d.company_id = $1 AND d.posted_on <= $2::date`;

/** What is owed now without what was posted since: mostly nothing, and never more than the ledger. */
function receivablesOf(filter: ClaimsFilter): string {
  const postings = `FROM ledger_entries l WHERE l.company_id = $1 AND ${isOfParties('l.claim_id', filter, 4)}`;
  return `SELECT (SELECT coalesce(sum(f.balance_cents), 0) FROM claim_figures f WHERE ${ofParties(filter, 4)})::bigint
      - (SELECT coalesce(sum(l.balance_effect_cents), 0) ${postings}
         AND l.kind = ANY ('{charge,payment,contractual,write_off,transfer}') AND l.posted_on > $2::date)::bigint AS "openCents",
    (SELECT coalesce(sum(l.cents), 0) ${postings} AND l.kind = 'charge'
       AND l.posted_on > $2::date - $3::integer AND l.posted_on <= $2::date)::bigint AS "chargedCents"`;
}

/** Sums over claims and postings, each in one statement over the narrow rows of `claim_figures` and `ledger_days`. */
@Injectable()
export class StatisticsRepository {
  constructor(private readonly database: Database) {}

  /** By first day of service. */
  byStatus(filter: ClaimsFilter): Promise<StatusSums[]> {
    return this.database.query(
      `SELECT f.status, count(*) AS claims, sum(f.charge_cents)::bigint AS "chargeCents",
         count(*) FILTER (WHERE f.charged_cents <> 0) AS "chargedClaims", sum(f.charged_cents)::bigint AS "chargedCents",
         sum(f.paid_cents)::bigint AS "paidCents", sum(f.contractual_cents)::bigint AS "contractualCents",
         sum(f.balance_cents)::bigint AS "balanceCents", count(*) FILTER (WHERE f.is_validated) AS validated,
         count(*) FILTER (WHERE f.is_validated AND f.is_clean) AS clean
       FROM claim_figures f WHERE ${within(SERVED, filter)} GROUP BY f.status ORDER BY f.status`,
      parametersOf(filter),
    );
  }

  /** First decisions, by the day of the first adjudication. */
  async outcomes(filter: ClaimsFilter): Promise<OutcomeTotals> {
    const [row] = await this.database.query<OutcomeTotals>(
      `SELECT count(*) AS adjudicated, count(*) FILTER (WHERE f.first_outcome = 'denied') AS denied,
         count(*) FILTER (WHERE f.first_outcome = 'resolved') AS resolved,
         coalesce(sum(f.charge_cents), 0)::bigint AS "adjudicatedCents",
         coalesce(sum(f.charge_cents) FILTER (WHERE f.first_outcome = 'denied'), 0)::bigint AS "deniedCents"
       FROM claim_figures f WHERE ${within('f.adjudicated_on', filter)} AND f.first_outcome IS NOT NULL`,
      parametersOf(filter),
    );
    return row!;
  }

  /** What was owed at the end of `day`, and the charges of the `window` days that end with it. */
  async receivables(filter: ClaimsFilter, day: string, window: number): Promise<Receivables> {
    const sql = namesParty(filter) ? receivablesOf(filter) : RECEIVABLES;
    const [row] = await this.database.query<Receivables>(sql, [day, window, ...partiesOf(filter)]);
    return row!;
  }

  /** The IANA zone of the company, whose days its figures speak of. */
  async timeZone(): Promise<string | undefined> {
    const [company] = await this.database.query<{ timeZone: string }>(
      'SELECT time_zone AS "timeZone" FROM companies WHERE company_id = $1',
    );
    return company?.timeZone;
  }
}
