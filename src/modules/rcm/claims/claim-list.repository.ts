import { Injectable } from '@nestjs/common';
import { AuditEventsRepository } from '../../../shared/audit/audit-events.repository.js';
import { shownEvent, shownEventSql } from '../../../shared/audit/shown-event.js';
import { jsonColumns } from '../../../shared/database/json-columns.js';
import type { ListContract } from '../../../shared/database/page.js';
import { DEFAULT_LIMIT, givenFilters, sortOf } from '../../../shared/database/pages.js';
import { snakeCase } from '../../../shared/database/snake-naming.strategy.js';
import { Store } from '../../../shared/database/store.js';
import { JsonText } from '../../../shared/http/json-text.js';
import { CLAIM_FIELDS } from './claim-answer.dto.js';
import type { ListClaimsQuery, SearchClaimsDto, SearchClaimsQuery } from './claim-query.dto.js';

const LIST: ListContract = {
  list: 'claims',
  filters: {
    status: ['status', 'equals'],
    type: ['type', 'equals'],
    patientId: ['patientId', 'equals'],
    payerId: ['payerId', 'equals'],
    providerId: ['billingProviderId', 'equals'],
    servedFrom: ['servedFromOn', 'atLeast'],
    servedTo: ['servedFromOn', 'atMost'],
    number: ['number', 'equals'],
    patientControlNumber: ['patientControlKey', 'equals'],
    payerControlNumber: ['payerControlNumber', 'equals'],
  },
  sorts: ['-number', 'createdAt'],
};
const CONDITIONS: Record<string, (parameter: string) => string> = {
  status: (p) => `c.status = ${p}`,
  type: (p) => `c.type = ${p}`,
  patientId: (p) => `c.patient_id = ${p}`,
  payerId: (p) => `c.payer_id = ${p}`,
  providerId: (p) => `(c.billing_provider_id = ${p} OR c.rendering_provider_id = ${p})`,
  servedFrom: (p) => `c.served_from_on >= ${p}`,
  servedTo: (p) => `c.served_from_on <= ${p}`,
  number: (p) => `c.number = ${p}`,
  // Payers answer trimmed and in either case; the column is made so by the database.
  patientControlNumber: (p) => `c.patient_control_key = upper(btrim(${p}))`,
  payerControlNumber: (p) => `c.payer_control_number = ${p}`,
};
const BALANCE = `(SELECT coalesce(sum(l.balance_effect_cents), 0)::bigint FROM ledger_entries l
  WHERE l.company_id = $1 AND l.claim_id = f.id)`;
const COLUMNS = CLAIM_FIELDS.map((field) => `c.${snakeCase(field)}`).join(', ');

const MAX_STATEMENTS = 500;

/** What the text of a list statement depends on. */
interface ListForm {
  names: readonly string[];
  column: string;
  isDescending: boolean;
  isContinued: boolean;
}

interface ClaimListRow {
  items: string | null;
  found: number;
  lastSort: string | number | null;
  lastId: string | null;
}

/** Pages of claims: a hot read, assembled in the database in one statement with its `shown` audit event. */
@Injectable()
export class ClaimListRepository {
  private readonly statements = new Map<string, string>();

  constructor(
    private readonly store: Store,
    private readonly auditEvents: AuditEventsRepository,
  ) {}

  /** A page of claims, shown to the caller. */
  async list(query: SearchClaimsQuery & (ListClaimsQuery | SearchClaimsDto)): Promise<JsonText> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const sort = sortOf(LIST, query.sort);
    const filters = givenFilters(LIST, query);
    const position = this.store.pages.positionOf(LIST, query) ?? [];
    const sql = this.statement({ names: Object.keys(filters), ...sort, isContinued: position.length > 0 });
    const event = shownEvent(this.auditEvents, 'claims');
    const parameters = [...Object.values(filters), ...position, limit + 1, limit, ...event];
    const [page] = await this.store.database.query<ClaimListRow>(sql, parameters);
    const { items, found, lastSort, lastId } = page!;
    const nextCursor = found > limit ? this.store.pages.cursorAfter(LIST, query, lastSort!, lastId!) : null;
    const total = query.total ? `,"total":${await this.total(filters)}` : '';
    const text = `{"items":[${items ?? ''}],"nextCursor":${JSON.stringify(nextCursor)}${total}}`;
    return new JsonText(text, undefined, nextCursor);
  }

  /** Written once for each form that is asked for: the text is long, and the server knows it by its text. */
  private statement(form: ListForm): string {
    const key = `${form.names.join()} ${form.column} ${form.isDescending} ${form.isContinued}`;
    let sql = this.statements.get(key);
    if (sql === undefined) {
      if (this.statements.size >= MAX_STATEMENTS) this.statements.clear();
      this.statements.set(key, (sql = statementOf(form)));
    }
    return sql;
  }

  private async total(filters: Record<string, unknown>): Promise<number> {
    const sql = `SELECT count(*) AS total FROM claims c WHERE ${conditionsOf(Object.keys(filters)).join(' AND ')}`;
    const [row] = await this.store.database.query<{ total: number }>(sql, Object.values(filters));
    return row!.total;
  }
}

/** Its parameters are the values of the filters, sort value and id of the position, limit + 1, limit, the event. */
function statementOf({ names, column, isDescending, isContinued }: ListForm): string {
  const conditions = conditionsOf(names);
  let next = names.length + 2;
  const parameter = (): string => `$${next++}`;
  const sort = `c.${snakeCase(column)}`;
  const [direction, back, beyond] = isDescending ? ['DESC', 'ASC', '<'] : ['ASC', 'DESC', '>'];
  if (isContinued) {
    const [value, id] = [parameter(), parameter()];
    conditions.push(`${sort} ${beyond}= ${value} AND (${sort} ${beyond} ${value} OR c.id ${beyond} ${id})`);
  }
  const [more, most] = [parameter(), parameter()];
  const order = (alias: string, way: string): string => `${alias}.sort ${way}, ${alias}.id ${way}`;
  const ids = `(SELECT string_agg('"' || s.id || '"', ',' ORDER BY ${order('s', direction)}) AS ids FROM shown s) a`;
  return `WITH found AS (SELECT ${COLUMNS}, ${sort} AS sort FROM claims c
      WHERE ${conditions.join(' AND ')} ORDER BY ${sort} ${direction}, c.id ${direction} LIMIT ${more}),
    shown AS (SELECT f.id, f.sort, row_to_json(r)::text AS item
      FROM (SELECT f.* FROM found f ORDER BY ${order('f', direction)} LIMIT ${most}) f, LATERAL (
        SELECT ${jsonColumns('f', CLAIM_FIELDS)}, ${BALANCE} AS "balanceCents") r),
    event AS (${shownEventSql(next, `coalesce(a.ids, '')`, ids)})
    SELECT string_agg(s.item, ',' ORDER BY ${order('s', direction)}) AS items,
      (SELECT count(*) FROM found) AS found,
      (SELECT l.sort FROM shown l ORDER BY ${order('l', back)} LIMIT 1) AS "lastSort",
      (SELECT l.id FROM shown l ORDER BY ${order('l', back)} LIMIT 1) AS "lastId"
    FROM shown s`;
}

function conditionsOf(names: readonly string[]): string[] {
  return ['c.company_id = $1', ...names.map((name, index) => CONDITIONS[name]!(`$${index + 2}`))];
}
