import type { ServerProcess } from '../../support/server-process.js';

/** Statements that find what a crash in the middle would leave behind; each must find nothing. */
const HALF_WRITTEN: Record<string, string> = {
  'a job that has not succeeded': "SELECT id, status, error_code FROM jobs WHERE status <> 'succeeded'",
  'a queue message without an open job or a schedule': `SELECT id FROM pgboss.job j
    WHERE NOT EXISTS (SELECT FROM schedules s WHERE s.turn_id = (j.data ->> 'turnId')::uuid)`,
  'a file that is not imported': "SELECT id, status FROM x12_files WHERE status <> 'imported'",
  'a file without its bytes': `SELECT id FROM x12_files f
    WHERE NOT EXISTS (SELECT FROM blobs b WHERE b.company_id = f.company_id AND b.id = f.blob_id)`,
  'a file whose 837 sets name other counts than there are claims': `SELECT f.id FROM x12_files f
    WHERE (SELECT coalesce(sum(claim_count), 0) FROM x12_sets s WHERE s.x12_file_id = f.id AND s.kind LIKE '837%')
      <> (SELECT count(*) FROM claims c WHERE c.x12_file_id = f.id)`,
  'a claim without lines': `SELECT id FROM claims c
    WHERE NOT EXISTS (SELECT FROM claim_line_items l WHERE l.claim_id = c.id)`,
  'a claim without its first event': `SELECT id FROM claims c
    WHERE NOT EXISTS (SELECT FROM claim_events e WHERE e.claim_id = c.id AND e.sequence = 1)`,
  'a claim whose charges are not in the ledger once': `SELECT id FROM claims c WHERE charge_cents <>
    (SELECT coalesce(sum(cents), 0) FROM ledger_entries e WHERE e.claim_id = c.id AND e.kind = 'charge')`,
  'a remittance without all of its payments': `SELECT e.id FROM claim_eras e JOIN x12_sets s ON s.id = e.x12_set_id
    WHERE s.claim_count <> (SELECT count(*) FROM claim_payments p WHERE p.era_id = e.id)`,
  'a set of a remittance that is not there': `SELECT id FROM x12_sets s WHERE kind = '835'
    AND NOT EXISTS (SELECT FROM claim_eras e WHERE e.id = s.era_id)`,
  'a payment whose lines do not add up to it': `SELECT p.id FROM claim_payments p
    JOIN line_payments l ON l.company_id = p.company_id AND l.claim_payment_id = p.id GROUP BY p.company_id, p.id
    HAVING sum(l.paid_cents) <> p.paid_cents AND NOT EXISTS (SELECT FROM payment_adjustments a
      WHERE a.claim_payment_id = p.id AND a.line_payment_id IS NULL)`,
  'a posted payment without a posting': `SELECT id FROM claim_payments p WHERE status = 'posted' AND paid_cents <> 0
    AND NOT EXISTS (SELECT FROM ledger_entries e WHERE e.claim_payment_id = p.id)`,
  'a payer that is not in the audit trail once': `SELECT p.id FROM payers p WHERE 1 <>
    (SELECT count(*) FROM audit_events a WHERE a.action = 'createPayer' AND a.entity_id = p.id)
    AND p.name = 'Kept Health'`,
};

/** What is half there, in words; empty when nothing is. */
export async function halfWritten(server: ServerProcess): Promise<string[]> {
  const found: string[] = [];
  for (const [what, sql] of Object.entries(HALF_WRITTEN)) {
    const rows = await server.query(sql);
    if (rows.length > 0) found.push(`${rows.length} × ${what}: ${JSON.stringify(rows[0])}`);
  }
  return found;
}
