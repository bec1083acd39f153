/** The columns of `claim_figures` beyond its key, each with what it is computed from. */
const COLUMNS: Record<string, string> = {
  payer_id: 'c.payer_id',
  billing_provider_id: 'c.billing_provider_id',
  rendering_provider_id: 'c.rendering_provider_id',
  facility_id: 'c.facility_id',
  status: 'c.status',
  charge_cents: 'c.charge_cents',
  served_from_on: 'c.served_from_on',
  // Age counts from the last day of service: a stay from the discharge (HFMA MAP Key, aged A/R).
  aged_from_on: 'coalesce(c.served_to_on, c.served_from_on, m.charged_on)',
  submitted_on: '(c.submitted_at AT TIME ZONE y.time_zone)::date',
  adjudicated_on: 'c.adjudicated_on',
  first_paid_on: 'm.first_paid_on',
  first_outcome: `CASE WHEN o.denied_cents > 0 AND o.paid_cents <= 0 THEN 'denied' WHEN o.denied_cents > 0 THEN 'partly_denied'
    WHEN o.denied_cents IS NOT NULL THEN 'resolved' END`,
  is_validated: 'e.first_validation IS NOT NULL OR c.x12_file_id IS NOT NULL',
  // At the first validation, which of an imported claim is its import.
  is_clean: `NOT coalesce(e.is_rejected, false) AND NOT coalesce(c.import_had_errors, false)
    AND NOT coalesce(e.first_validation = 'validation_failed', n.claim_id IS NOT NULL)`,
  is_rejected: 'coalesce(e.is_rejected, false)',
  is_sent: 'coalesce(e.is_sent, false)',
  charged_cents: 'coalesce(m.charged_cents, 0)',
  paid_cents: 'coalesce(m.paid_cents, 0)',
  contractual_cents: 'coalesce(m.contractual_cents, 0)',
  balance_cents: 'coalesce(m.balance_cents, 0)',
  // The smaller of the balance and the patient responsibility of the latest standing payment (rcm.md §4 D 8).
  patient_balance_cents: 'greatest(0, least(coalesce(m.balance_cents, 0), coalesce(s.responsibility_cents, 0)))',
};

// Each part narrows by itself and is computed once, so that no stale statistics make it read all there is, or again for
// every claim.
const parts = (own: (alias: string, column?: string) => string): string => `
  m AS MATERIALIZED (SELECT l.claim_id, sum(l.cents) FILTER (WHERE l.kind = 'charge')::bigint AS charged_cents,
      sum(l.cents) FILTER (WHERE l.kind = 'payment')::bigint AS paid_cents,
      sum(l.cents) FILTER (WHERE l.kind = 'contractual')::bigint AS contractual_cents,
      sum(l.balance_effect_cents)::bigint AS balance_cents,
      min(l.posted_on) FILTER (WHERE l.kind = 'charge') AS charged_on,
      min(l.posted_on) FILTER (WHERE l.kind = 'payment' AND l.cents > 0) AS first_paid_on
    FROM ledger_entries l WHERE ${own('l')} GROUP BY l.claim_id),
  e AS MATERIALIZED (SELECT v.claim_id,
      bool_or(v.to_status IN ('syntax_rejected', 'clearinghouse_rejected', 'payer_rejected')) AS is_rejected,
      bool_or(v.to_status NOT IN ('draft', 'validated', 'queued', 'voided')) AS is_sent,
      (array_agg(v.kind ORDER BY v.sequence) FILTER (WHERE v.kind IN ('validated', 'validation_failed')))[1] AS first_validation,
      (array_agg(v.source_id ORDER BY v.sequence) FILTER (WHERE v.kind = 'adjudicated'))[1] AS first_payment_id
    FROM claim_events v WHERE ${own('v')} GROUP BY v.claim_id),
  d AS MATERIALIZED (SELECT l.claim_payment_id, sum(l.cents) AS cents FROM ledger_entries l
    WHERE ${own('l')} AND l.kind = 'denial' GROUP BY l.claim_payment_id),
  o AS MATERIALIZED (SELECT p.claim_id, p.era_id, sum(p.paid_cents) AS paid_cents, coalesce(sum(d.cents), 0) AS denied_cents
    FROM claim_payments p LEFT JOIN d ON d.claim_payment_id = p.id
    WHERE ${own('p')} AND p.status = 'posted' AND p.reverses_id IS NULL GROUP BY p.claim_id, p.era_id),
  s AS MATERIALIZED (SELECT t.claim_id, sum(l.cents) AS responsibility_cents
    FROM (SELECT DISTINCT ON (p.claim_id) p.claim_id, p.id
      FROM claim_payments p WHERE ${own('p')} AND p.status = 'posted' AND p.reverses_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM claim_payments r WHERE r.company_id = $1 AND r.reverses_id = p.id)
      ORDER BY p.claim_id, p.created_at DESC, p.ordinal DESC) t
    JOIN ledger_entries l ON l.company_id = $1 AND l.claim_payment_id = t.id AND l.group_code = 'PR' GROUP BY t.claim_id),
  n AS MATERIALIZED (SELECT DISTINCT w.claim_id FROM findings w WHERE ${own('w')} AND w.severity = 'error'
    AND w.era_id IS NULL AND w.claim_payment_id IS NULL)`;

/**
 * Computes the figures of claims from what they come from, and puts them in the place of those that are there. `$1` the
 * company; with `listed`, `$2` the claims.
 */
export function claimFiguresSql(which: 'listed' | 'all'): string {
  const own = (alias: string, column = 'claim_id'): string =>
    `${alias}.company_id = $1${which === 'listed' ? ` AND ${alias}.${column} = ANY($2::uuid[])` : ''}`;
  const names = Object.keys(COLUMNS);
  return `WITH ${parts(own)}
    INSERT INTO claim_figures (company_id, claim_id, ${names.join(', ')})
    SELECT c.company_id, c.id, ${Object.values(COLUMNS).join(', ')}
    FROM claims c JOIN companies y ON y.company_id = c.company_id
    LEFT JOIN m ON m.claim_id = c.id LEFT JOIN e ON e.claim_id = c.id
    LEFT JOIN claim_payments f ON f.company_id = c.company_id AND f.id = e.first_payment_id
    LEFT JOIN o ON o.claim_id = c.id AND o.era_id = f.era_id
    LEFT JOIN s ON s.claim_id = c.id LEFT JOIN n ON n.claim_id = c.id
    WHERE ${own('c', 'id')} ORDER BY c.id
    ON CONFLICT (company_id, claim_id) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`;
}

/** The sums of the ledger by day and kind, from the ledger itself. `$1` the company. */
export const LEDGER_DAYS_SQL = `INSERT INTO ledger_days (company_id, posted_on, kind, cents, balance_effect_cents)
  SELECT l.company_id, l.posted_on, l.kind, sum(l.cents)::bigint, sum(l.balance_effect_cents)::bigint
  FROM ledger_entries l WHERE l.company_id = $1 GROUP BY l.company_id, l.posted_on, l.kind RETURNING 1`;
