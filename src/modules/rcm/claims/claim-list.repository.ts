import { Injectable } from '@nestjs/common';
import { AuditEventsRepository } from '../../../shared/audit/audit-events.repository.js';
import { shownEvent } from '../../../shared/audit/shown-event.js';
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

interface ClaimListRow {
  items: string | null;
  found: number;
  lastSort: string | number | null;
  lastId: string | null;
}

/** Pages of claims: a hot read, assembled in the database in one statement with its `shown` audit event. */
@Injectable()
export class ClaimListRepository {
  constructor(
    private readonly store: Store,
    private readonly auditEvents: AuditEventsRepository,
  ) {}

  /** A page of claims, shown to the caller. */
  async list(query: SearchClaimsQuery & (ListClaimsQuery | SearchClaimsDto)): Promise<JsonText> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const { sql, parameters } = this.statement(query, limit);
    const [page] = await this.store.database.query<ClaimListRow>(sql, parameters);
    const { items, found, lastSort, lastId } = page!;
    const nextCursor = found > limit ? this.store.pages.cursorAfter(LIST, query, lastSort!, lastId!) : null;
    const total = query.total ? `,"total":${await this.total(query)}` : '';
    const text = `{"items":[${items ?? ''}],"nextCursor":${JSON.stringify(nextCursor)}${total}}`;
    return new JsonText(text, undefined, nextCursor);
  }

  private statement(query: SearchClaimsQuery, limit: number): { sql: string; parameters: unknown[] } {
    const { conditions, parameters } = filterOf(query);
    const parameter = (value: unknown): string => `$${parameters.push(value) + 1}`;
    const { column, isDescending } = sortOf(LIST, query.sort);
    const sort = `c.${snakeCase(column)}`;
    const [direction, back, beyond] = isDescending ? ['DESC', 'ASC', '<'] : ['ASC', 'DESC', '>'];
    const position = this.store.pages.positionOf(LIST, query);
    if (position !== undefined) {
      const [value, id] = position.map(parameter);
      conditions.push(`${sort} ${beyond}= ${value} AND (${sort} ${beyond} ${value} OR c.id ${beyond} ${id})`);
    }
    const event = shownEvent(this.auditEvents, 'claims');
    const [more, most] = [parameter(limit + 1), parameter(limit)];
    const first = parameters.length + 2;
    parameters.push(...event.parameters);
    const order = (alias: string, way: string): string => `${alias}.sort ${way}, ${alias}.id ${way}`;
    const ids = `(SELECT string_agg('"' || s.id || '"', ',' ORDER BY ${order('s', direction)}) AS ids FROM shown s) a`;
    return {
      parameters,
      sql: `WITH found AS (SELECT ${COLUMNS}, ${sort} AS sort FROM claims c
        WHERE ${conditions.join(' AND ')} ORDER BY ${sort} ${direction}, c.id ${direction} LIMIT ${more}),
      shown AS (SELECT f.id, f.sort, row_to_json(r)::text AS item
        FROM (SELECT f.* FROM found f ORDER BY ${order('f', direction)} LIMIT ${most}) f, LATERAL (
          SELECT ${jsonColumns('f', CLAIM_FIELDS)}, ${BALANCE} AS "balanceCents") r),
      event AS (${event.sql(first, `coalesce(a.ids, '')`, ids)})
      SELECT string_agg(s.item, ',' ORDER BY ${order('s', direction)}) AS items,
        (SELECT count(*) FROM found) AS found,
        (SELECT l.sort FROM shown l ORDER BY ${order('l', back)} LIMIT 1) AS "lastSort",
        (SELECT l.id FROM shown l ORDER BY ${order('l', back)} LIMIT 1) AS "lastId"
      FROM shown s`,
    };
  }

  private async total(query: SearchClaimsQuery): Promise<number> {
    const { conditions, parameters } = filterOf(query);
    const sql = `SELECT count(*) AS total FROM claims c WHERE ${conditions.join(' AND ')}`;
    const [row] = await this.store.database.query<{ total: number }>(sql, parameters);
    return row!.total;
  }
}

function filterOf(query: SearchClaimsQuery): { conditions: string[]; parameters: unknown[] } {
  const given = Object.entries(givenFilters(LIST, query));
  const conditions = given.map(([name], index) => CONDITIONS[name]!(`$${index + 2}`));
  return { conditions: ['c.company_id = $1', ...conditions], parameters: given.map(([, value]) => value) };
}
