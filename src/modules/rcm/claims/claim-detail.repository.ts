import { Injectable } from '@nestjs/common';
import { AuditEventsRepository } from '../../../shared/audit/audit-events.repository.js';
import { shownEvent, shownEventSql } from '../../../shared/audit/shown-event.js';
import { Database } from '../../../shared/database/database.js';
import { jsonColumns, jsonList } from '../../../shared/database/json-columns.js';
import { notFound } from '../../../shared/errors/domain-error.js';
import { JsonText } from '../../../shared/http/json-text.js';
import {
  ADJUSTMENT_FIELDS,
  CLAIM_FIELDS,
  DIAGNOSIS_FIELDS,
  EVENT_FIELDS,
  FINDING_FIELDS,
  LINE_FIELDS,
  LINE_PAYMENT_FIELDS,
  PAYMENT_FIELDS,
} from './claim-answer.dto.js';

const BALANCE = `(SELECT coalesce(sum(l.balance_effect_cents), 0)::bigint FROM ledger_entries l
  WHERE l.company_id = $1 AND l.claim_id = $2)`;

// The latest claim payment that is posted, takes nothing back and was not taken back itself (rcm.md §4 D 8).
const STANDING_PAYMENT = `(SELECT p.id FROM claim_payments p WHERE p.company_id = $1 AND p.claim_id = $2
  AND p.status = 'posted' AND p.reverses_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM claim_payments r WHERE r.company_id = $1 AND r.reverses_id = p.id)
  ORDER BY p.created_at DESC, p.ordinal DESC LIMIT 1)`;
const PATIENT_RESPONSIBILITY = `(SELECT coalesce(sum(l.cents), 0)::bigint FROM ledger_entries l
  WHERE l.company_id = $1 AND l.claim_id = $2 AND l.group_code = 'PR'
  AND l.claim_payment_id = ${STANDING_PAYMENT})`;

const adjustments = (of: string): string =>
  jsonList(
    `SELECT ${jsonColumns('a', ADJUSTMENT_FIELDS)} FROM payment_adjustments a WHERE a.company_id = $1 AND ${of}`,
    'r.ordinal',
  );
const LINE_PAYMENTS = jsonList(
  `SELECT ${jsonColumns('s', LINE_PAYMENT_FIELDS)}, ${adjustments('a.line_payment_id = s.id')} AS adjustments
   FROM placed_line_payments s WHERE s.company_id = $1 AND s.claim_payment_id = p.id`,
  'r.ordinal',
);
/** So many payments, events and findings come with a claim, the first ones. */
const MOST = 200;

const PAYMENTS = `(SELECT coalesce(json_agg(r.payment ORDER BY r.created_at, r.ordinal), '[]'::json) FROM (
  SELECT p.created_at, p.ordinal, row_to_json(q) AS payment FROM claim_payments p, LATERAL (
    SELECT ${jsonColumns('p', PAYMENT_FIELDS)}, ${LINE_PAYMENTS} AS lines,
      ${adjustments('a.claim_payment_id = p.id AND a.line_payment_id IS NULL')} AS adjustments) q
  WHERE p.company_id = $1 AND p.claim_id = $2
  ORDER BY p.created_at, p.ordinal LIMIT ${MOST}) r)`;

const first = (table: string, fields: readonly string[], order: string): string =>
  jsonList(
    `SELECT ${jsonColumns('t', fields)} FROM ${table} t WHERE t.company_id = $1 AND t.claim_id = $2
     ORDER BY t.${order} LIMIT ${MOST}`,
    `r.${order}`,
  );
const own = (table: string, fields: readonly string[], order: string): string =>
  jsonList(`SELECT ${jsonColumns('t', fields)} FROM ${table} t WHERE t.company_id = $1 AND t.claim_id = $2`, order);

/** `$1` the company, `$2` the claim. */
const DETAIL = `SELECT d.version, row_to_json(d)::text AS text FROM (
  SELECT ${jsonColumns('c', CLAIM_FIELDS)}, m.balance AS "balanceCents",
    greatest(0, least(m.balance, m.responsibility)) AS "patientBalanceCents",
    ${own('claim_line_items', LINE_FIELDS, 'r."lineNumber"')} AS lines,
    ${own('claim_diagnoses', DIAGNOSIS_FIELDS, 'r.sequence')} AS diagnoses,
    ${first('claim_events', EVENT_FIELDS, 'sequence')} AS events,
    ${PAYMENTS} AS payments,
    ${first('findings', FINDING_FIELDS, 'id')} AS findings
  FROM claims c, LATERAL (SELECT ${BALANCE} AS balance, ${PATIENT_RESPONSIBILITY} AS responsibility) m
  WHERE c.company_id = $1 AND c.id = $2) d`;

const ID = `'"' || c.id || '"'`;
const SHOWN = `WITH event AS (${shownEventSql(3, ID, 'claims c WHERE c.company_id = $1 AND c.id = $2')}) ${DETAIL}`;

/**
 * A claim with all that hangs on it: a hot read. One statement assembles the JSON in the database and writes the
 * `shown` audit event with it; no object is built here only to be written again.
 */
@Injectable()
export class ClaimDetailRepository {
  constructor(
    private readonly database: Database,
    private readonly auditEvents: AuditEventsRepository,
  ) {}

  /** The claim, shown to the caller. Throws NOT_FOUND. */
  show(id: string): Promise<JsonText> {
    return this.read(SHOWN, [id, ...shownEvent(this.auditEvents, 'claims', id)]);
  }

  /** The same as the answer to a change, whose own audit event tells of it. */
  changed(id: string): Promise<JsonText> {
    return this.read(DETAIL, [id]);
  }

  private async read(sql: string, parameters: unknown[]): Promise<JsonText> {
    const [row] = await this.database.query<{ version: number; text: string }>(sql, parameters);
    if (row === undefined) throw notFound();
    return new JsonText(row.text, row.version);
  }
}
