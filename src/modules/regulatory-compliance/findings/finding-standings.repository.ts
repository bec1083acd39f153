import { Injectable } from '@nestjs/common';
import { jsonColumns } from '../../../shared/database/json-columns.js';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { DEFAULT_LIMIT, givenFilters, sortOf } from '../../../shared/database/pages.js';
import { snakeCase } from '../../../shared/database/snake-naming.strategy.js';
import { Store } from '../../../shared/database/store.js';
import { notFound } from '../../../shared/errors/domain-error.js';
import type { AsOf } from '../requirements/requirement-status.rules.js';
import { FINDING_FIELDS, type FindingView, type ListFindingsQuery } from './finding.dto.js';

/**
 * Findings `f` of the company that had been opened by the end of the day, with their last event `w` then. `$1`
 * company, `$2` the day, `$3` the instant at which it ends.
 */
export const FINDINGS_THEN = `audit_findings f
  JOIN LATERAL (SELECT e.kind, e.severity, e.due_on, e.occurred_on FROM audit_finding_events e
    WHERE e.company_id = $1 AND e.finding_id = f.id AND e.created_at < $3 ORDER BY e.sequence DESC LIMIT 1) w ON true`;
const STATE = `CASE w.kind WHEN 'closed' THEN 'closed' WHEN 'paused' THEN 'paused' ELSE 'open' END`;
const IS_OVERDUE = 'coalesce(w.due_on < $2::date, false)';
const TITLE = `coalesce((SELECT v.title FROM audit_finding_revisions v WHERE v.company_id = $1 AND v.finding_id = f.id
  AND v.created_at < $3 ORDER BY v.revision DESC LIMIT 1), f.title) AS title`;
const AS_NOW = FINDING_FIELDS.filter((field) => field !== 'title');
const VIEW = `SELECT ${jsonColumns('f', AS_NOW)}, ${TITLE}, $2::date AS "asOf", ${STATE} AS state, w.severity,
  w.due_on AS "dueOn", ${IS_OVERDUE} AS "isOverdue" FROM ${FINDINGS_THEN} WHERE f.company_id = $1`;

const LIST: ListContract = {
  list: 'findings',
  filters: {
    asOf: ['asOf', 'equals'],
    auditId: ['auditId', 'equals'],
    requirementId: ['requirementId', 'equals'],
    severity: ['severity', 'equals'],
    state: ['state', 'equals'],
    isOverdue: ['isOverdue', 'equals'],
  },
  sorts: ['-createdAt'],
};
const CONDITIONS: Record<string, string> = {
  auditId: 'f.audit_id',
  requirementId: 'f.requirement_id',
  severity: 'w.severity',
  state: `(${STATE})`,
  isOverdue: IS_OVERDUE,
};
const BLOCKING = `SELECT count(*) AS findings FROM ${FINDINGS_THEN} WHERE f.company_id = $1 AND f.audit_id = $4
  AND w.occurred_on <= $2 AND w.kind <> 'closed' AND w.severity IN ('major', 'critical')`;

/** Findings as they stood on a day. */
@Injectable()
export class FindingStandingsRepository {
  constructor(private readonly store: Store) {}

  /** The finding as it stood; NOT_FOUND when there was none by then. */
  async read(id: string, asOf: AsOf): Promise<FindingView> {
    const [row] = await this.store.database.query<FindingView>(`${VIEW} AND f.id = $4`, [asOf.day, asOf.before, id]);
    if (row === undefined) throw notFound();
    return row;
  }

  async list(query: ListFindingsQuery, asOf: AsOf): Promise<Page<FindingView>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const { column, isDescending } = sortOf(LIST, query.sort);
    const { asOf: _asOf, ...filters } = givenFilters(LIST, query);
    const values = [asOf.day, asOf.before, ...Object.values(filters)];
    const filtered = [VIEW, ...Object.keys(filters).map((name, index) => `${CONDITIONS[name]} = $${index + 4}`)];
    const position = this.store.pages.positionOf(LIST, query) ?? [];
    const [by, direction] = [`f.${snakeCase(column)}`, isDescending ? 'DESC' : 'ASC'];
    const next = values.length + 2;
    const beyond = `(${by}, f.id) ${isDescending ? '<' : '>'} ($${next}, $${next + 1})`;
    const where = (position.length === 0 ? filtered : [...filtered, beyond]).join(' AND ');
    const sql = `${where} ORDER BY ${by} ${direction}, f.id ${direction} LIMIT ${limit + 1}`;
    const rows = await this.store.database.query<FindingView>(sql, [...values, ...position]);
    const last = rows[limit - 1];
    const hasMore = rows.length > limit && last !== undefined;
    const nextCursor = hasMore ? this.store.pages.cursorAfter(LIST, query, last.createdAt, last.id) : null;
    const page = { items: rows.slice(0, limit), nextCursor };
    return query.total ? { ...page, total: await this.count(filtered.join(' AND '), values) } : page;
  }

  /** Open major and critical findings of an audit. */
  async blockingOf(auditId: string, asOf: AsOf): Promise<number> {
    const [row] = await this.store.database.query<{ findings: number }>(BLOCKING, [asOf.day, asOf.before, auditId]);
    return row!.findings;
  }

  private async count(sql: string, values: readonly unknown[]): Promise<number> {
    const counted = `SELECT count(*) AS total FROM (${sql}) n`;
    const [row] = await this.store.database.query<{ total: number }>(counted, values);
    return row!.total;
  }
}
