import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { DEFAULT_LIMIT, givenFilters, sortOf } from '../../../shared/database/pages.js';
import { snakeCase } from '../../../shared/database/snake-naming.strategy.js';
import { Store } from '../../../shared/database/store.js';
import { notFound } from '../../../shared/errors/domain-error.js';
import type { RequirementStatus, StatusReason } from './requirement.codes.js';
import type { ListRequirementsQuery, RequirementView } from './requirement.dto.js';
import { type AsOf, STATUS_BY_REASON } from './requirement-status.rules.js';
import { DEFINITION_FIELDS } from './requirement.rules.js';

const DEFINITION = [...DEFINITION_FIELDS, 'contentHash', 'revision'];
const STAMP = ['id', 'version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'defaultKey'];
const columns = (alias: string, fields: readonly string[]): string =>
  fields.map((field) => `${alias}.${snakeCase(field)}`).join(', ');

const REVOKED = `SELECT v.attestation_id FROM attestation_revocations v WHERE v.company_id = $1 AND v.created_at < $3`;
const EXEMPTED = `SELECT e.requirement_id, e.requirement_hash FROM requirement_exemptions e
  JOIN exemption_decisions x ON x.company_id = e.company_id AND x.exemption_id = e.id
    AND x.kind = 'approved' AND x.created_at < $3
  WHERE e.company_id = $1 AND e.valid_from <= $2 AND (e.valid_to IS NULL OR e.valid_to >= $2)
    AND NOT EXISTS (SELECT 1 FROM exemption_decisions y WHERE y.company_id = $1 AND y.exemption_id = e.id
      AND y.kind = 'revoked' AND y.created_at < $3)`;
const BLOCKED = `SELECT f.requirement_id FROM (
    SELECT DISTINCT ON (w.finding_id) w.finding_id, w.kind, w.severity FROM audit_finding_events w
    WHERE w.company_id = $1 AND w.created_at < $3 ORDER BY w.finding_id, w.sequence DESC) z
  JOIN audit_findings f ON f.company_id = $1 AND f.id = z.finding_id
  WHERE z.kind <> 'closed' AND z.severity IN ('major', 'critical') AND f.requirement_id IS NOT NULL`;

const DEFINITION_NOW = `SELECT ${columns('r', DEFINITION)}`;
const DEFINITION_THEN = `${DEFINITION_NOW} WHERE r.revised_at < $3
  UNION ALL (SELECT ${columns('v', DEFINITION)} FROM requirement_revisions v
    WHERE v.company_id = $1 AND v.requirement_id = r.id AND v.created_at < $3 AND r.revised_at >= $3
    ORDER BY v.revision DESC LIMIT 1)`;
const JUDGED = `LEFT JOIN LATERAL (SELECT p.due_on FROM requirement_periods p
    WHERE p.company_id = $1 AND p.requirement_id = r.id AND p.due_on < $2 ORDER BY p.due_on DESC LIMIT 1) l ON true
  CROSS JOIN LATERAL (SELECT coalesce(bool_or(g.valid_from <= $2 AND g.covered_until >= $2), false) AS is_covered,
      coalesce(bool_or(g.valid_from <= $2 AND g.covered_until >= $2 AND g.requirement_hash = d.content_hash), false)
        AS is_attested,
      coalesce(bool_or(g.covered_until >= l.due_on AND (g.valid_from <= l.due_on OR g.period_due_on = l.due_on)), false) AS is_met
    FROM attestation_signatures g
    WHERE g.company_id = $1 AND g.requirement_id = r.id AND g.covered_until >= least($2, l.due_on)
      AND g.created_at < $3 AND g.attestation_id NOT IN (${REVOKED})) a
  CROSS JOIN LATERAL (SELECT CASE
      WHEN (r.id, d.content_hash) IN (${EXEMPTED}) THEN 'EXEMPTED'
      WHEN r.id IN (${BLOCKED}) THEN 'OPEN_FINDING'
      WHEN l.due_on IS NOT NULL AND NOT a.is_met THEN 'PERIOD_MISSED'
      WHEN a.is_attested THEN 'ATTESTED'
      WHEN a.is_covered THEN 'CONTENT_CHANGED'
      ELSE 'NOT_ATTESTED' END AS reason) s`;

/**
 * Every requirement `r` that the company had by the end of the day, its definition `d` then, the last period `l` that
 * had fallen due, what the attestations say `a`, and the reason `s.reason` of its status: the rule of
 * requirement-status.rules.ts, for all at once. `$1` company, `$2` the day, `$3` the instant at which it ends.
 */
export function standings({ isOpen = false }: Pick<AsOf, 'isOpen'> = {}): string {
  return `compliance_requirements r CROSS JOIN LATERAL (${isOpen ? DEFINITION_NOW : DEFINITION_THEN}) d ${JUDGED}`;
}

const LIST: ListContract = {
  list: 'requirements',
  filters: {
    asOf: ['asOf', 'equals'],
    program: ['program', 'equals'],
    category: ['category', 'equals'],
    mandatory: ['isMandatory', 'equals'],
    status: ['status', 'equals'],
    isOverdue: ['isOverdue', 'equals'],
  },
  sorts: ['title', 'createdAt'],
};
const CONDITIONS: Record<string, (parameter: string) => string> = {
  program: (p) => `d.program = ${p}`,
  category: (p) => `d.category = ${p}`,
  mandatory: (p) => `d.is_mandatory = ${p}`,
  status: (p) => `s.reason = ANY(${p})`,
  isOverdue: (p) => `(l.due_on IS NOT NULL AND NOT a.is_met AND s.reason <> 'EXEMPTED') = ${p}`,
};

const CURRENT = `SELECT g.attestation_id, g.covered_until FROM attestation_signatures g
  WHERE g.company_id = $1 AND g.requirement_id = b.id AND g.covered_until >= $2 AND g.valid_from <= $2
    AND g.created_at < $3 AND g.attestation_id NOT IN (${REVOKED}) ORDER BY g.valid_from DESC LIMIT 1`;
const NEXT_DUE = `SELECT p.due_on FROM requirement_periods p
  WHERE p.company_id = $1 AND p.requirement_id = b.id AND p.due_on >= $2
    AND NOT EXISTS (SELECT 1 FROM attestation_signatures g WHERE g.company_id = $1 AND g.requirement_id = b.id
      AND g.covered_until >= p.due_on AND (g.valid_from <= p.due_on OR g.period_due_on = p.due_on) AND g.created_at < $3
      AND g.attestation_id NOT IN (${REVOKED})) ORDER BY p.due_on LIMIT 1`;

interface StandingRow extends Omit<RequirementView, 'asOf' | 'status' | 'statusReason'> {
  reason: StatusReason;
  sort: string;
}

export type StandingsQuery = ListRequirementsQuery & { isOverdue?: boolean };

/** Requirements with their derived status on a day, one or many, in one statement. */
@Injectable()
export class RequirementStandingsRepository {
  constructor(private readonly store: Store) {}

  /** The requirement as it stood; NOT_FOUND when the company had no such requirement by then. */
  async read(id: string, asOf: AsOf): Promise<RequirementView> {
    const sql = viewsSql(asOf, ['r.id = $4'], { column: 'r.id', direction: 'ASC' }, 1);
    const [row] = await this.store.database.query<StandingRow>(sql, [asOf.day, asOf.before, id]);
    if (row === undefined) throw notFound();
    return viewOf(row, asOf);
  }

  async list(query: StandingsQuery, asOf: AsOf): Promise<Page<RequirementView>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const { column, isDescending } = sortOf(LIST, query.sort);
    const order: Order = { column: `r.${snakeCase(column)}`, direction: isDescending ? 'DESC' : 'ASC' };
    const { conditions, values } = filtersOf(query);
    const days = [asOf.day, asOf.before];
    const total = query.total ? await this.count(asOf, conditions, [...days, ...values]) : undefined;
    const position = this.store.pages.positionOf(LIST, query) ?? [];
    const beyond = `(${order.column}, r.id) ${isDescending ? '<' : '>'} ($${values.length + 4}, $${values.length + 5})`;
    const sql = viewsSql(asOf, position.length === 0 ? conditions : [...conditions, beyond], order, limit + 1);
    const rows = await this.store.database.query<StandingRow>(sql, [...days, ...values, ...position]);
    const last = rows[limit - 1];
    const hasMore = rows.length > limit && last !== undefined;
    const nextCursor = hasMore ? this.store.pages.cursorAfter(LIST, query, last.sort, last.id) : null;
    const items = rows.slice(0, limit).map((row) => viewOf(row, asOf));
    return total === undefined ? { items, nextCursor } : { items, nextCursor, total };
  }

  private async count(asOf: AsOf, conditions: string[], values: unknown[]): Promise<number> {
    const where = ['r.company_id = $1', ...conditions].join(' AND ');
    const [row] = await this.store.database.query<{ total: number }>(
      `SELECT count(*) AS total FROM ${standings(asOf)} WHERE ${where}`,
      values,
    );
    return row!.total;
  }
}

/** The reasons that mean this status. */
function reasonsOf(status: RequirementStatus): StatusReason[] {
  return (Object.keys(STATUS_BY_REASON) as StatusReason[]).filter((reason) => STATUS_BY_REASON[reason] === status);
}

interface Order {
  column: string;
  direction: 'ASC' | 'DESC';
}

/** First the page, then what is only told of the rows on it. */
function viewsSql(asOf: AsOf, conditions: readonly string[], { column, direction }: Order, limit: number): string {
  const where = ['r.company_id = $1', ...conditions].join(' AND ');
  const named = [...STAMP, ...DEFINITION].map((field) => `b.${snakeCase(field)} AS "${field}"`).join(', ');
  return `SELECT ${named}, b.reason, b.sort, n.due_on AS "nextDueOn", b.overdue_since AS "overdueSince",
      c.attestation_id AS "attestationId", c.covered_until AS "attestedUntil"
    FROM (SELECT ${columns('r', STAMP)}, ${columns('d', DEFINITION)}, s.reason, ${column} AS sort,
        CASE WHEN NOT a.is_met AND s.reason <> 'EXEMPTED' THEN l.due_on END AS overdue_since
      FROM ${standings(asOf)} WHERE ${where} ORDER BY ${column} ${direction}, r.id ${direction} LIMIT ${limit}) b
    LEFT JOIN LATERAL (${CURRENT}) c ON true LEFT JOIN LATERAL (${NEXT_DUE}) n ON true
    ORDER BY b.sort ${direction}, b.id ${direction}`;
}

function filtersOf(query: StandingsQuery): { conditions: string[]; values: unknown[] } {
  const { asOf: _asOf, ...filters } = givenFilters(LIST, query);
  const names = Object.keys(filters);
  const values = names.map((name) => (name === 'status' ? reasonsOf(query.status!) : filters[name]));
  return { conditions: names.map((name, index) => CONDITIONS[name]!(`$${index + 4}`)), values };
}

function viewOf({ reason, sort: _sort, ...facts }: StandingRow, asOf: AsOf): RequirementView {
  return { ...facts, asOf: asOf.day, status: STATUS_BY_REASON[reason], statusReason: reason };
}
