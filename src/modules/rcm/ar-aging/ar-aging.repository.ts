import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import { type ClaimsFilter, ofParties, partiesOf } from '../statistics/claims-filter.rules.js';
import { AGE_BUCKETS, type AgingCell } from './ar-aging.rules.js';

// From the second bucket on: how many of the starts the age has reached. Younger than nothing is young.
const STARTS = AGE_BUCKETS.slice(1)
  .map(({ fromDays }) => fromDays)
  .join(', ');
const BUCKET = `CASE WHEN f.balance_cents > 0 THEN width_bucket($2::date - f.aged_from_on, ARRAY[${STARTS}]) END`;

/** Balances of claims by age. */
@Injectable()
export class ArAgingRepository {
  constructor(private readonly database: Database) {}

  /** Claims that have a balance, by payer and age on `today`. */
  cells(filter: ClaimsFilter, today: string): Promise<AgingCell[]> {
    return this.database.query(
      `SELECT g.payer_id AS "payerId", p.name AS "payerName", g.bucket, g.claims, g.insurance AS "insuranceCents",
         g.patient AS "patientCents", g.credit AS "creditCents"
       FROM (SELECT f.payer_id, ${BUCKET} AS bucket, count(*) AS claims,
           coalesce(sum(f.balance_cents - f.patient_balance_cents) FILTER (WHERE f.balance_cents > 0), 0)::bigint AS insurance,
           coalesce(sum(f.patient_balance_cents) FILTER (WHERE f.balance_cents > 0), 0)::bigint AS patient,
           coalesce(sum(-f.balance_cents) FILTER (WHERE f.balance_cents < 0), 0)::bigint AS credit
         FROM claim_figures f WHERE ${ofParties(filter, 3)} AND f.balance_cents <> 0 GROUP BY 1, 2) g
       JOIN payers p ON p.company_id = $1 AND p.id = g.payer_id ORDER BY p.name, g.payer_id, g.bucket`,
      [today, ...partiesOf(filter)],
    );
  }
}
