import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import type { ClaimStatus } from '../claims/claim-status.rules.js';
import type { LedgerKind } from '../ledger/ledger.rules.js';
import type { RcmStatisticsQuery, StatusTotal } from './statistics.dto.js';

/** What a payer can first answer; crossed_over and secondary_pending stand in the place of a decision. */
const OUTCOMES: readonly ClaimStatus[] = [
  'paid',
  'partially_paid',
  'zero_paid',
  'denied',
  'crossed_over',
  'secondary_pending',
];
const REJECTED: readonly ClaimStatus[] = ['syntax_rejected', 'clearinghouse_rejected', 'payer_rejected'];

// $2 from, $3 to, $4 payer, $5 provider; each may be null.
const within = (day: string): string =>
  `c.company_id = $1 AND ($2::date IS NULL OR ${day} >= $2) AND ($3::date IS NULL OR ${day} <= $3) AND ${PARTIES}`;
const PARTIES = `($4::uuid IS NULL OR c.payer_id = $4)
  AND ($5::uuid IS NULL OR c.billing_provider_id = $5 OR c.rendering_provider_id = $5)`;

/** Sums of one kind of posting. */
export interface KindTotal {
  kind: LedgerKind;
  cents: number;
  balanceEffectCents: number;
  claims: number;
}

export interface OutcomeTotals {
  adjudicated: number;
  denied: number;
  /** No line denied: paid, or all of it the patient's part. */
  resolved: number;
  adjudicatedCents: number;
  deniedCents: number;
}

/** Sums over claims and postings, each in one statement over the whole set. */
@Injectable()
export class StatisticsRepository {
  constructor(private readonly database: Database) {}

  byStatus(query: RcmStatisticsQuery): Promise<StatusTotal[]> {
    return this.database.query(
      `SELECT c.status, count(*) AS claims, sum(c.charge_cents)::bigint AS "chargeCents" FROM claims c
       WHERE ${within('c.served_from_on')} GROUP BY c.status ORDER BY c.status`,
      parametersOf(query),
    );
  }

  byKind(query: RcmStatisticsQuery): Promise<KindTotal[]> {
    return this.database.query(
      `SELECT l.kind, sum(l.cents)::bigint AS cents, sum(l.balance_effect_cents)::bigint AS "balanceEffectCents",
         count(DISTINCT l.claim_id) AS claims
       FROM claims c JOIN ledger_entries l ON l.company_id = c.company_id AND l.claim_id = c.id
       WHERE ${within('c.served_from_on')} GROUP BY l.kind`,
      parametersOf(query),
    );
  }

  /** First decisions, by the day of the first adjudication. */
  async outcomes(query: RcmStatisticsQuery): Promise<OutcomeTotals> {
    const [row] = await this.database.query<OutcomeTotals>(
      `SELECT count(*) AS adjudicated, count(*) FILTER (WHERE f.outcome = 'denied') AS denied,
         count(*) FILTER (WHERE f.outcome IN ('paid', 'zero_paid')) AS resolved,
         coalesce(sum(f.charge_cents), 0)::bigint AS "adjudicatedCents",
         coalesce(sum(f.charge_cents) FILTER (WHERE f.outcome = 'denied'), 0)::bigint AS "deniedCents"
       FROM (SELECT DISTINCT ON (c.id) c.charge_cents, e.to_status AS outcome
         FROM claims c JOIN claim_events e ON e.company_id = c.company_id AND e.claim_id = c.id AND e.to_status = ANY($6)
         WHERE ${within('c.adjudicated_on')} AND c.adjudicated_on IS NOT NULL ORDER BY c.id, e.sequence) f`,
      [...parametersOf(query), OUTCOMES],
    );
    return row!;
  }

  /** Claims that were validated (an import validates too), and those that were clean at the first time. */
  async cleanClaims(query: RcmStatisticsQuery): Promise<{ validated: number; clean: number }> {
    const [row] = await this.database.query<{ validated: number; clean: number }>(
      `SELECT count(*) AS validated, count(*) FILTER (WHERE NOT v.has_errors AND NOT v.is_rejected) AS clean
       FROM (SELECT coalesce(f.kind = 'validation_failed', EXISTS (SELECT 1 FROM findings n
             WHERE n.company_id = $1 AND n.claim_id = c.id AND n.severity = 'error'
               AND n.era_id IS NULL AND n.claim_payment_id IS NULL)) AS has_errors,
           EXISTS (SELECT 1 FROM claim_events r
             WHERE r.company_id = $1 AND r.claim_id = c.id AND r.to_status = ANY($6)) AS is_rejected
         FROM claims c LEFT JOIN LATERAL (SELECT e.kind FROM claim_events e
           WHERE e.company_id = $1 AND e.claim_id = c.id AND e.kind IN ('validated', 'validation_failed')
           ORDER BY e.sequence LIMIT 1) f ON true
         WHERE ${within('c.served_from_on')} AND (f.kind IS NOT NULL OR c.x12_file_id IS NOT NULL)) v`,
      [...parametersOf(query), REJECTED],
    );
    return row!;
  }

  /** What was owed at the end of `day`, and the charges of the 90 days that end with it. */
  async receivables(query: RcmStatisticsQuery, day: string): Promise<{ openCents: number; chargedCents: number }> {
    const [row] = await this.database.query<{ openCents: number; chargedCents: number }>(
      `SELECT coalesce(sum(l.balance_effect_cents), 0)::bigint AS "openCents",
         coalesce(sum(l.balance_effect_cents) FILTER (WHERE l.kind = 'charge' AND l.posted_on > $3::date - 90), 0)::bigint
           AS "chargedCents"
       FROM claims c JOIN ledger_entries l ON l.company_id = c.company_id AND l.claim_id = c.id AND l.posted_on <= $3
       WHERE c.company_id = $1 AND $2::date IS NULL AND ${PARTIES}`,
      parametersOf({ ...query, from: undefined, to: day }),
    );
    return row!;
  }
}

function parametersOf({ from, to, payerId, providerId }: RcmStatisticsQuery): (string | null)[] {
  return [from ?? null, to ?? null, payerId ?? null, providerId ?? null];
}
