import { Injectable } from '@nestjs/common';
import { bulkInsert, type BulkTable } from '../../../shared/database/bulk-insert.js';
import { newId } from '../../../shared/database/new-id.js';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { DEFAULT_LIMIT, sortOf } from '../../../shared/database/pages.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { PeriodDays } from './recurrence.engine.js';
import type { ListRequirementPeriodsQuery, RequirementPeriodView } from './requirement.dto.js';
import { RequirementPeriod } from './requirement-period.entity.js';
import type { AsOf } from './requirement-status.rules.js';

const PERIODS: BulkTable = {
  table: 'requirement_periods',
  kind: 'plain',
  columns: { requirementId: 'uuid', startsOn: 'date', endsOn: 'date', dueOn: 'date' },
  onConflict: 'ON CONFLICT (company_id, requirement_id, starts_on) DO NOTHING',
};
const LIST: ListContract = {
  list: 'requirement-periods',
  filters: { asOf: ['asOf', 'equals'], requirementId: ['requirementId', 'equals'] },
  sorts: ['-startsOn'],
};

const VIEWS = (isAfter: string, direction: string): string => `SELECT p.id, p.requirement_id AS "requirementId",
    p.starts_on AS "startsOn", p.ends_on AS "endsOn", p.due_on AS "dueOn", m.attestation_id AS "attestationId",
    CASE WHEN m.attestation_id IS NOT NULL THEN 'met' WHEN p.due_on < $2 THEN 'missed'
      WHEN p.starts_on <= $2 THEN 'open' ELSE 'upcoming' END AS state
  FROM requirement_periods p
  LEFT JOIN LATERAL (SELECT g.attestation_id FROM attestation_signatures g
    WHERE g.company_id = $1 AND g.requirement_id = p.requirement_id AND g.created_at < $3
      AND g.covered_until >= p.due_on AND (g.valid_from <= p.due_on OR g.period_due_on = p.due_on)
      AND NOT EXISTS (SELECT 1 FROM attestation_revocations v WHERE v.company_id = $1
        AND v.attestation_id = g.attestation_id AND v.created_at < $3)
    ORDER BY g.valid_from LIMIT 1) m ON true
  WHERE p.company_id = $1 AND p.requirement_id = $4 ${isAfter} ORDER BY p.starts_on ${direction} LIMIT $5`;

/** The instances of recurring requirements. */
@Injectable()
export class RequirementPeriodsRepository extends TenantRepository<RequirementPeriod> {
  constructor(store: Store) {
    super(store, RequirementPeriod);
  }

  /** Opens the periods that are not there yet; saying it again changes nothing. */
  add(periods: readonly (PeriodDays & { requirementId: string })[]): Promise<void> {
    const rows = periods.map((period) => ({ id: newId(), ...period }));
    return bulkInsert(this.store.database, PERIODS, rows);
  }

  /** The last day for which periods are laid out, by requirement. */
  async lastEnds(requirementIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.store.database.query<{ id: string; lastEnd: string }>(
      `SELECT requirement_id AS id, max(ends_on) AS "lastEnd" FROM requirement_periods
       WHERE company_id = $1 AND requirement_id = ANY($2) GROUP BY requirement_id`,
      [requirementIds],
    );
    return new Map(rows.map(({ id, lastEnd }) => [id, lastEnd]));
  }

  /** The end of the last period that has begun by `day`; null: none has. */
  async lastBegunEnd(requirementId: string, day: string): Promise<string | null> {
    const [row] = await this.store.database.query<{ lastEnd: string | null }>(
      `SELECT max(ends_on) AS "lastEnd" FROM requirement_periods
       WHERE company_id = $1 AND requirement_id = $2 AND starts_on <= $3`,
      [requirementId, day],
    );
    return row!.lastEnd;
  }

  /** Takes back the periods that have not begun by `day`. */
  async removeUnstarted(requirementId: string, day: string): Promise<void> {
    await this.store.database.query(
      'DELETE FROM requirement_periods WHERE company_id = $1 AND requirement_id = $2 AND starts_on > $3',
      [requirementId, day],
    );
  }

  /** The newest first, each as it stood on the day. */
  async list(
    requirementId: string,
    query: ListRequirementPeriodsQuery,
    asOf: AsOf,
  ): Promise<Page<RequirementPeriodView>> {
    const [limit, request] = [query.limit ?? DEFAULT_LIMIT, { ...query, requirementId }];
    const { isDescending } = sortOf(LIST, query.sort);
    const position = this.store.pages.positionOf(LIST, request);
    const isAfter = position === undefined ? '' : `AND p.starts_on ${isDescending ? '<' : '>'} $6`;
    const rows = await this.store.database.query<RequirementPeriodView>(VIEWS(isAfter, isDescending ? 'DESC' : 'ASC'), [
      asOf.day,
      asOf.before,
      requirementId,
      limit + 1,
      ...(position === undefined ? [] : [position[0]]),
    ]);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const hasMore = rows.length > limit && last !== undefined;
    const nextCursor = hasMore ? this.store.pages.cursorAfter(LIST, request, last.startsOn, last.id) : null;
    return { items, nextCursor, ...(query.total ? { total: await this.count(requirementId) } : {}) };
  }

  private async count(requirementId: string): Promise<number> {
    const [row] = await this.store.database.query<{ total: number }>(
      'SELECT count(*) AS total FROM requirement_periods WHERE company_id = $1 AND requirement_id = $2',
      [requirementId],
    );
    return row!.total;
  }
}
