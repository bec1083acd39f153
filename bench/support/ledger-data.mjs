// A company with two years of claims, brought in by SQL: twenty payers of unequal weight, providers, facilities, claims
// with their events, payments, ledger, denials and appeals, all by rule and the same every time.
import { built } from './files.mjs';
import { withClient } from './database.mjs';

const id = (kind, ordinal) => `('0190000${kind}-0000-7000-8000-' || lpad(to_hex(${ordinal}), 12, '0'))::uuid`;
const STAMP = 'created_at, created_by, version, updated_at, updated_by';
const NOW = `timestamptz '2026-01-01', ${id('f', 1)}, 1, timestamptz '2026-01-01', ${id('f', 1)}`;
const EVIDENCE = `timestamptz '2026-01-01', ${id('f', 1)}`;

// Claim i: served on a day of the last 730, of a payer by the square (the first has a fifth of all), decided a month later.
const PAYER = '(1 + floor(20 * power((i * 7919 % 100003) / 100003.0, 2)))::int';
const SERVED = `(current_date - ((i * 104729) % 730)::int)`;
const CHARGE = '(10000 + (i * 7717) % 40000)';
const WORDS = ['authorization', 'coding', 'medical_necessity', 'duplicate', 'non_covered', 'timely_filing'];
const REASONS = ['197', '16', '50', '18', '96', '29'];
const pick = (words) => `(ARRAY['${words.join("','")}'])[(1 + (i % 97) * (i % 89) % ${words.length})::int]`;

// i % 20: 0 and 1 not decided, 2 and 3 denied, 4 paid in part with a line denied, the rest paid.
const OUTCOME = `CASE WHEN i % 20 < 2 THEN 'payer_accepted' WHEN i % 20 < 4 THEN 'denied' WHEN i % 20 = 4 THEN 'partially_paid' ELSE 'paid' END`;
const DECIDED = `i % 20 >= 2 AND ${SERVED} + 20 + (i % 25)::int <= current_date`;
const DECIDED_ON = `(${SERVED} + 20 + (i % 25)::int)`;
const DENIED = 'i % 20 IN (2, 3, 4)';

const entry = (
  kind,
  { where, cents, effect, day = DECIDED_ON, group = 'NULL', reason = 'NULL', nth = 0, payment = true },
) =>
  `INSERT INTO ledger_entries (company_id, id, created_at, created_by, claim_id, claim_payment_id, kind, group_code, reason_code, cents, balance_effect_cents, posted_on)
   SELECT $1, ${id(nth, 'i * 16 + ' + nth)}, ${EVIDENCE}, ${id('a', 'i')}, ${payment ? id('b', 'i') : 'NULL'}, '${kind}', ${group}, ${reason}, ${cents}, ${effect} * ${cents}, ${day}
   FROM generate_series(1, $2::bigint) i WHERE ${where}`;
const HALF = `(${CHARGE} / 2)`;
const REST = `(${CHARGE} - ${HALF})`;
const charge = (cents, nth) => entry('charge', { where: 'true', cents, effect: 1, day: SERVED, nth, payment: false });

const STATEMENTS = [
  `INSERT INTO payers (company_id, id, ${STAMP}, name, electronic_payer_id, type, submission_method, is_active)
   SELECT $1, ${id('c', 'i')}, ${NOW}, 'Payer ' || i, 'P' || i, 'commercial', 'electronic', $2::int > 0 FROM generate_series(1, 20) i`,
  `INSERT INTO providers (company_id, id, ${STAMP}, kind, name, is_ours)
   SELECT $1, ${id('d', 'i')}, ${NOW}, 'person', 'Provider ' || i, $2::int > 0 FROM generate_series(1, 15) i`,
  `INSERT INTO facilities (company_id, id, ${STAMP}, name)
   SELECT $1, ${id('e', 'i')}, ${NOW}, 'Facility ' || i FROM generate_series(1, 4) i WHERE $2::int > 0`,
  `INSERT INTO claims (company_id, id, ${STAMP}, number, type, status, patient_id, payer_id, billing_provider_id, rendering_provider_id,
     facility_id, patient_control_number, frequency_code, responsibility_code, served_from_on, served_to_on, charge_cents, submitted_at, adjudicated_on, family_id)
   SELECT $1, ${id('a', 'i')}, ${NOW}, i, 'professional', CASE WHEN ${DECIDED} THEN ${OUTCOME} ELSE 'payer_accepted' END, ${id('f', 2)},
     ${id('c', PAYER)}, ${id('d', '1 + i % 3')}, ${id('d', '4 + i % 12')}, ${id('e', '1 + i % 4')}, 'PCN' || i, '1', 'P', ${SERVED}, ${SERVED}, ${CHARGE},
     ${SERVED} + interval '3 days', CASE WHEN ${DECIDED} THEN ${DECIDED_ON} END, ${id('a', 'i')} FROM generate_series(1, $2::bigint) i`,
  ...['validated', 'submitted', 'payer_accepted'].map(
    (
      status,
      index,
    ) => `INSERT INTO claim_events (company_id, id, created_at, created_by, claim_id, sequence, kind, to_status, occurred_at)
     SELECT $1, ${id(index + 1, 'i * 16 + 8')}, ${EVIDENCE}, ${id('a', 'i')}, ${index + 1}, CASE WHEN ${index} = 0 AND i % 33 = 0 THEN 'validation_failed' ELSE '${status}' END, '${status}', timestamptz '2026-01-01'
     FROM generate_series(1, $2::bigint) i`,
  ),
  `INSERT INTO claim_events (company_id, id, created_at, created_by, claim_id, sequence, kind, to_status, occurred_at, source_id)
   SELECT $1, ${id(4, 'i * 16 + 8')}, ${EVIDENCE}, ${id('a', 'i')}, 4, 'adjudicated', ${OUTCOME}, timestamptz '2026-01-01', ${id('b', 'i')}
   FROM generate_series(1, $2::bigint) i WHERE ${DECIDED}`,
  `INSERT INTO claim_payments (company_id, id, ${STAMP}, era_id, ordinal, status, claim_id, match, patient_control_number, status_code, charge_cents,
     paid_cents, patient_responsibility_cents, is_balanced, is_forwarded, remark_codes)
   SELECT $1, ${id('b', 'i')}, ${NOW}, ${id('f', '100 + i / 100')}, i % 100, 'posted', ${id('a', 'i')}, 'exact', 'PCN' || i, '1', ${CHARGE},
     CASE WHEN i % 20 < 4 THEN 0 ELSE ${HALF} END, 0, true, false, '{}' FROM generate_series(1, $2::bigint) i WHERE ${DECIDED}`,
  charge(HALF, 1),
  charge(REST, 2),
  entry('payment', { where: `${DECIDED} AND i % 20 >= 4`, cents: HALF, effect: -1, nth: 3 }),
  entry('contractual', {
    where: `${DECIDED} AND i % 20 > 4`,
    cents: `(${REST} - 3000)`,
    effect: -1,
    group: "'CO'",
    reason: "'45'",
    nth: 4,
  }),
  entry('patient_responsibility', {
    where: `${DECIDED} AND i % 20 > 4`,
    cents: '3000',
    effect: 0,
    group: "'PR'",
    reason: "'2'",
    nth: 5,
  }),
  entry('denial', {
    where: `${DECIDED} AND ${DENIED}`,
    cents: REST,
    effect: 0,
    group: "'CO'",
    reason: pick(REASONS),
    nth: 6,
  }),
  entry('denial', {
    where: `${DECIDED} AND i % 20 IN (2, 3)`,
    cents: HALF,
    effect: 0,
    group: "'CO'",
    reason: pick(REASONS),
    nth: 7,
  }),
  `INSERT INTO denials (company_id, id, ${STAMP}, claim_id, claim_payment_id, ledger_entry_id, payer_id, group_code, reason_code, remark_codes, denied_cents,
     appealable_cents, category, next_action, is_appealable, denied_on, received_on, workable_from_on, no_due_reason, work_order, status, close_reason)
   SELECT l.company_id, l.id, ${NOW}, l.claim_id, l.claim_payment_id, l.id, c.payer_id, 'CO', l.reason_code, '{}', l.cents, l.cents,
     (ARRAY['${WORDS.join("','")}'])[array_position(ARRAY['${REASONS.join("','")}'], l.reason_code)], 'review', true, l.posted_on, l.posted_on, l.posted_on,
     'NO_RULE_FOR_PAYER', '', CASE WHEN c.number % 3 = 0 THEN 'open' ELSE 'closed' END, CASE WHEN c.number % 3 = 0 THEN NULL ELSE 'paid' END
   FROM ledger_entries l JOIN claims c ON c.company_id = l.company_id AND c.id = l.claim_id WHERE l.company_id = $1 AND l.kind = 'denial' AND $2::int > 0`,
  `INSERT INTO claim_appeals (company_id, id, ${STAMP}, claim_id, claim_payment_id, payer_id, level, status, basis, notice_on, no_due_reason, work_order, filed_on, decided_on, recovered_cents)
   SELECT $1, ${id('a', 'i')}, ${NOW}, ${id('a', 'i')}, ${id('b', 'i')}, ${id('c', PAYER)}, 1, CASE WHEN i % 3 = 0 THEN 'upheld' ELSE 'overturned' END, 'other',
     ${DECIDED_ON}, 'NO_RULE_FOR_PAYER', '', ${DECIDED_ON} + 5, ${DECIDED_ON} + 30, 0 FROM generate_series(1, $2::bigint) i WHERE ${DECIDED} AND i % 60 = 2`,
];

/** Fills the company; answers the number of ledger lines and the ids that a filter can name. */
export function fillLedger({ superuserUrl }, companyId, claims) {
  return withClient(superuserUrl, async (client) => {
    // Triggers of foreign keys off: the rows fit together by rule.
    await client.query('SET session_replication_role = replica');
    for (const statement of STATEMENTS) await client.query(statement, [companyId, claims]);
    const seconds = await computeFigures(client, companyId);
    await client.query('VACUUM (ANALYZE)');
    const { rows } = await client.query('SELECT count(*)::int AS lines FROM ledger_entries WHERE company_id = $1', [
      companyId,
    ]);
    const named = await client.query(
      `SELECT ${id('c', 1)} AS "payerId", ${id('d', 5)} AS "providerId", ${id('e', 2)} AS "facilityId"`,
    );
    return { lines: rows[0].lines, seconds, ...named.rows[0] };
  });
}

/** As the application computes them again from nothing. */
async function computeFigures(client, companyId) {
  const { claimFiguresSql, LEDGER_DAYS_SQL } = await built('modules/rcm/claim-figures/claim-figures.codes.js');
  await client.query('ANALYZE');
  const start = performance.now();
  await client.query(claimFiguresSql('all'), [companyId]);
  await client.query(LEDGER_DAYS_SQL, [companyId]);
  return (performance.now() - start) / 1000;
}
