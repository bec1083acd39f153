/** Figures of all that hangs on the claims of the file $1 and the remittances of the file $2. */
const FIGURES: Record<string, string> = {
  claims: `SELECT status, count(*), sum(charge_cents) AS cents, count(DISTINCT patient_id) AS patients,
    count(DISTINCT payer_id) AS payers FROM claims WHERE x12_file_id = $1 GROUP BY status ORDER BY status`,
  claimParts: `SELECT (SELECT count(*) FROM claim_line_items l WHERE l.claim_id = ANY(ids)) AS lines,
    (SELECT count(*) FROM claim_diagnoses d WHERE d.claim_id = ANY(ids)) AS diagnoses
    FROM (SELECT array_agg(id) AS ids FROM claims WHERE x12_file_id = $1) AS imported`,
  events: `SELECT e.kind, e.to_status, count(*) FROM claim_events e JOIN claims c ON c.id = e.claim_id
    WHERE c.x12_file_id = $1 GROUP BY e.kind, e.to_status ORDER BY e.kind, e.to_status`,
  ledger: `SELECT e.kind, e.group_code, e.reason_code, count(*), sum(e.cents) AS cents,
    sum(e.balance_effect_cents) AS balance FROM ledger_entries e JOIN claims c ON c.id = e.claim_id
    WHERE c.x12_file_id = $1 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  remittances: `SELECT e.status, count(*), sum(e.paid_cents) AS cents FROM claim_eras e
    JOIN x12_sets s ON s.id = e.x12_set_id WHERE s.x12_file_id = $2 GROUP BY e.status ORDER BY e.status`,
  payments: `SELECT p.status, p.match, p.hold_reason, count(*), sum(p.paid_cents) AS cents,
    count(p.reverses_id) AS reversals FROM claim_payments p JOIN claim_eras e ON e.id = p.era_id
    JOIN x12_sets s ON s.id = e.x12_set_id WHERE s.x12_file_id = $2 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  adjustments: `SELECT a.group_code, count(*), sum(a.cents) AS cents FROM payment_adjustments a
    JOIN claim_payments p ON p.id = a.claim_payment_id JOIN claim_eras e ON e.id = p.era_id
    JOIN x12_sets s ON s.id = e.x12_set_id WHERE s.x12_file_id = $2 GROUP BY a.group_code ORDER BY a.group_code`,
  providerAdjustments: `SELECT a.reason_code, count(*), sum(a.cents) AS cents FROM provider_adjustments a
    JOIN claim_eras e ON e.id = a.era_id JOIN x12_sets s ON s.id = e.x12_set_id
    WHERE s.x12_file_id = $2 GROUP BY a.reason_code ORDER BY a.reason_code`,
  sets: `SELECT kind, status, count(*), sum(claim_count) AS claims FROM x12_sets
    WHERE x12_file_id IN ($1, $2) GROUP BY kind, status ORDER BY kind, status`,
  findings: `SELECT code, count(*) FROM findings WHERE x12_file_id IN ($1, $2) GROUP BY code ORDER BY code`,
};

type Ask = (sql: string, parameters: unknown[]) => Promise<unknown[]>;

/** What two imports must agree in to the cent, however often one of them was interrupted. */
export async function importFigures(ask: Ask, files: { claims: string; remittances: string }) {
  const figures: Record<string, unknown[]> = {};
  for (const [name, sql] of Object.entries(FIGURES)) {
    // Types for the parameter that a statement does not use.
    const typed = `WITH given AS (SELECT $1::uuid, $2::uuid) ${sql}`;
    figures[name] = await ask(typed, [files.claims, files.remittances]);
  }
  return figures;
}
