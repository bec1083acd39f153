import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import { type ClaimsFilter, daysOf, namesParty, isOfParties, partiesOf } from '../statistics/claims-filter.rules.js';
import type { DenialCell } from './denial-analysis.rules.js';

/** What the payer took back, or nobody ever denied, is no denial; what was denied twice was denied twice. */
const COUNTED = `(d.close_reason IS NULL OR d.close_reason NOT IN ('reversed', 'entered_in_error'))`;

/** Denials as sums. */
@Injectable()
export class DenialAnalysisRepository {
  constructor(private readonly database: Database) {}

  /** Sums by category, reason, payer and month, of denials of the period. */
  cells(filter: ClaimsFilter): Promise<DenialCell[]> {
    // The payer of a denial is the denial's own; all else is the claim's.
    const { payerId, ...others } = filter;
    const ofPayer = payerId === undefined ? '' : 'AND d.payer_id = $4::uuid';
    const next = payerId === undefined ? 4 : 5;
    const ofClaims = namesParty(others) ? `AND ${isOfParties('d.claim_id', others, next)}` : '';
    return this.database.query(
      `SELECT g.category, g.reason_code AS "reasonCode", g.payer_id AS "payerId", p.name AS "payerName", g.month,
         g.denials, g.denied AS "deniedCents", g.appealable AS "appealableCents", g.open AS "openCents",
         g.open_appealable AS "openAppealableCents"
       FROM (SELECT coalesce(d.category, 'other') AS category, d.reason_code, d.payer_id,
           to_char(d.denied_on, 'YYYY-MM') AS month, count(*) AS denials, sum(d.denied_cents)::bigint AS denied,
           sum(d.appealable_cents)::bigint AS appealable,
           coalesce(sum(d.denied_cents) FILTER (WHERE d.status = 'open'), 0)::bigint AS open,
           coalesce(sum(d.appealable_cents) FILTER (WHERE d.status = 'open'), 0)::bigint AS open_appealable
         FROM denials d
         WHERE d.company_id = $1 AND d.denied_on BETWEEN $2::date AND $3::date
           ${ofPayer} ${ofClaims} AND ${COUNTED}
         GROUP BY 1, 2, 3, 4) g
       JOIN payers p ON p.company_id = $1 AND p.id = g.payer_id`,
      [...daysOf(filter), ...partiesOf({ payerId }), ...partiesOf(others)],
    );
  }
}
