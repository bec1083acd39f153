import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { DEFAULT_LIMIT, givenFilters } from '../../../shared/database/pages.js';
import { Store } from '../../../shared/database/store.js';
import { EVERYTHING, trainingDuties } from '../trainings/training-duties.repository.js';
import type { ListRegisterDeadlinesQuery, RegisterDeadline } from './register-deadline.dto.js';

/**
 * Notices that are owed, from what was recorded before an instant (SQL): the rule of breach.rules.ts for all incidents
 * at once. `$1` company. An incident counts as a breach until its latest assessment says otherwise and is confirmed.
 */
export const owedNotices = (
  before: string,
): string => `SELECT 'breach_notice' AS kind, i.id AS record_id, concat_ws(' ', w.recipient, w.state) AS detail,
    'Notice of a breach: ' || concat_ws(' ', w.recipient, w.state) AS title, greatest(w.due_on, i.delayed_until) AS due_on
  FROM security_incidents i
  LEFT JOIN LATERAL (SELECT a.id, a.conclusion, a.affected_individuals FROM breach_assessments a
    WHERE a.company_id = i.company_id AND a.incident_id = i.id
      AND a.created_at < ${before} ORDER BY a.sequence DESC LIMIT 1) a ON true
  CROSS JOIN LATERAL (SELECT e.kind FROM incident_events e WHERE e.company_id = i.company_id AND e.incident_id = i.id
    AND e.created_at < ${before} ORDER BY e.sequence DESC LIMIT 1) e
  CROSS JOIN LATERAL (
    SELECT 'individuals' AS recipient, NULL::text AS state, i.discovered_on + 60 AS due_on
    UNION ALL SELECT 'media', s.state, i.discovered_on + 60 FROM breach_residents s
      WHERE s.company_id = i.company_id AND s.assessment_id = a.id AND s.residents > 500
    UNION ALL SELECT 'secretary', NULL, CASE WHEN a.affected_individuals < 500
      THEN make_date(extract(year FROM i.discovered_on)::integer, 12, 31) + 60 ELSE i.discovered_on + 60 END) w
  WHERE i.company_id = $1 AND e.kind <> 'closed'
    AND (a.id IS NULL OR a.conclusion = 'breach' OR NOT EXISTS (SELECT 1 FROM breach_confirmations c
      WHERE c.company_id = i.company_id AND c.assessment_id = a.id
        AND c.created_at < ${before}))
    AND NOT EXISTS (SELECT 1 FROM breach_notices n WHERE n.company_id = i.company_id AND n.incident_id = i.id
      AND n.created_at < ${before}
      AND n.recipient = w.recipient AND n.state IS NOT DISTINCT FROM w.state)`;

/** Agreements that end without another that follows, of associates that go on. */
const AGREEMENTS = `SELECT 'business_associate_agreement', g.id, b.name, 'Agreement with ' || b.name, e.ends_on
  FROM business_associate_agreements g
  JOIN business_associates b ON b.company_id = g.company_id AND b.id = g.associate_id
  CROSS JOIN LATERAL (SELECT least(g.expires_on, g.terminated_on) AS ends_on) e
  WHERE g.company_id = $1 AND e.ends_on >= g.starts_on AND (b.ended_on IS NULL OR b.ended_on > e.ends_on)
    AND NOT EXISTS (SELECT 1 FROM business_associate_agreements f WHERE f.company_id = g.company_id
      AND f.associate_id = g.associate_id AND f.id <> g.id AND f.starts_on > e.ends_on
      AND (f.starts_on <= e.ends_on + 1 OR f.starts_on <= $2)
      AND coalesce(least(f.expires_on, f.terminated_on), f.starts_on) >= f.starts_on)`;

const TRAININGS = `SELECT 'training', y.course_id, y.user_id::text, 'Training: ' || y.course_title, y.due_on
  FROM (${trainingDuties(EVERYTHING)}) y`;

const REQUESTS = `SELECT 'access_request', q.id, q.requested_right,
    CASE q.requested_right WHEN 'access' THEN 'Request for access' ELSE 'Request for an accounting' END, q.due_on
  FROM access_requests q WHERE q.company_id = $1 AND q.status = 'open'`;

/** Data are submitted by 31 March after the performance year (42 CFR 414.1325(e)(1)). */
const SUBMISSIONS = `SELECT 'mips_submission', m.id, m.performance_year::text,
    'MIPS submission of ' || m.performance_year, make_date(m.performance_year + 1, 3, 31)
  FROM mips_submissions m WHERE m.company_id = $1 AND m.status IN ('draft', 'validated')`;

/** All that falls due in the registers: kind, record_id, detail, title, due_on. `$1` company, `$2` today. */
export const DEADLINES = [owedNotices(EVERYTHING), AGREEMENTS, TRAININGS, REQUESTS, SUBMISSIONS].join('\n UNION ALL ');

const LIST: ListContract = {
  list: 'register-deadlines',
  filters: { kind: ['kind', 'equals'], dueBy: ['dueOn', 'atMost'] },
  sorts: ['dueOn'],
};
const PAGE = `SELECT x.kind, x.record_id AS "recordId", x.detail, x.title, x.due_on AS "dueOn", x.due_on < $2 AS "isOverdue",
    k.key FROM (${DEADLINES}) x
  CROSS JOIN LATERAL (SELECT concat_ws('/', x.kind, x.record_id, x.detail) AS key) k
  WHERE x.due_on <= $3 AND ($4::text IS NULL OR x.kind = $4)
    AND ($5::date IS NULL OR (x.due_on, k.key COLLATE "C") > ($5::date, $6::text COLLATE "C"))
  ORDER BY x.due_on, k.key COLLATE "C" LIMIT $7`;

/** What falls due in the registers, over all of them at once. */
@Injectable()
export class RegisterDeadlinesRepository {
  constructor(private readonly store: Store) {}

  /** Due by `dueBy`, the earliest first; overdue where that was before `today`. */
  async list(query: ListRegisterDeadlinesQuery & { dueBy: string }, today: string): Promise<Page<RegisterDeadline>> {
    const { kind, dueBy } = givenFilters(LIST, query);
    const [afterDay, afterKey] = this.store.pages.positionOf(LIST, query) ?? [null, null];
    const limit = query.limit ?? DEFAULT_LIMIT;
    const values = [today, dueBy, kind ?? null, afterDay, afterKey, limit + 1];
    const found = await this.store.database.query<RegisterDeadline & { key: string }>(PAGE, values);
    const last = found.length > limit ? found[limit - 1] : undefined;
    const nextCursor = last === undefined ? null : this.store.pages.cursorAfter(LIST, query, last.dueOn, last.key);
    return { items: found.slice(0, limit).map(({ key: _key, ...deadline }) => deadline), nextCursor };
  }
}
