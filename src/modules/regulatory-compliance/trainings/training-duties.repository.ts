import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { DEFAULT_LIMIT, givenFilters } from '../../../shared/database/pages.js';
import { Store } from '../../../shared/database/store.js';
import type { ListTrainingDutiesQuery, TrainingDutyView } from './training.dto.js';

/**
 * Every active person and every course in use that the person must take: the latest training that was not voided, and
 * the last day to take it (again), from what was recorded before an instant (SQL). `$1` company, `$2` the day. The rule
 * of training.rules.ts, for all at once.
 */
export const trainingDuties = (
  before: string,
): string => `SELECT u.company_id, u.id AS user_id, u.display_name, c.id AS course_id, c.title AS course_title,
    t.completed_on, d.due_on, CASE WHEN d.due_on IS NULL THEN 'trained' WHEN d.due_on < $2 THEN 'overdue'
      WHEN t.completed_on IS NULL THEN 'pending' WHEN d.due_on <= $2::date + 30 THEN 'expiring' ELSE 'trained' END AS state
  FROM training_courses c
  JOIN companies o ON o.company_id = c.company_id
  JOIN users u ON u.company_id = c.company_id AND u.status = 'active'
    AND (cardinality(c.roles) = 0 OR u.roles && c.roles)
  LEFT JOIN LATERAL (SELECT r.completed_on, r.valid_until FROM training_records r
    WHERE r.company_id = c.company_id AND r.course_id = c.id AND r.user_id = u.id AND r.created_at < ${before}
      AND (r.voided_at IS NULL OR r.voided_at >= ${before})
    ORDER BY r.valid_until DESC NULLS FIRST, r.completed_on DESC LIMIT 1) t ON true
  CROSS JOIN LATERAL (SELECT CASE WHEN t.completed_on IS NOT NULL THEN t.valid_until
    ELSE (greatest(u.created_at, c.created_at) AT TIME ZONE o.time_zone)::date + c.first_due_days END AS due_on) d
  WHERE c.company_id = $1 AND NOT c.is_retired AND greatest(u.created_at, c.created_at) < ${before}`;

/** Whatever was recorded until now. */
export const EVERYTHING = `'infinity'::timestamptz`;

const LIST: ListContract = {
  list: 'training-duties',
  filters: { courseId: ['courseId', 'equals'], userId: ['userId', 'equals'], state: ['state', 'equals'] },
  sorts: ['userId'],
};
const PAGE = `SELECT y.user_id AS "userId", y.display_name AS "displayName", y.course_id AS "courseId",
    y.course_title AS "courseTitle", y.completed_on AS "completedOn", y.due_on AS "dueOn", y.state
  FROM (${trainingDuties(EVERYTHING)}) y
  WHERE ($3::uuid IS NULL OR y.course_id = $3) AND ($4::uuid IS NULL OR y.user_id = $4)
    AND ($5::text IS NULL OR y.state = $5) AND ($6::uuid IS NULL OR (y.user_id, y.course_id) > ($6, $7::uuid))
  ORDER BY y.user_id, y.course_id LIMIT $8`;

/** Who has to take which course by when. */
@Injectable()
export class TrainingDutiesRepository {
  constructor(private readonly store: Store) {}

  async list(query: ListTrainingDutiesQuery, today: string): Promise<Page<TrainingDutyView>> {
    const { courseId, userId, state } = givenFilters(LIST, query);
    const [afterUser, afterCourse] = this.store.pages.positionOf(LIST, query) ?? [null, null];
    const limit = query.limit ?? DEFAULT_LIMIT;
    const found = await this.store.database.query<TrainingDutyView>(PAGE, [
      ...[today, courseId ?? null, userId ?? null, state ?? null, afterUser, afterCourse, limit + 1],
    ]);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const hasMore = found.length > limit && last !== undefined;
    const nextCursor = hasMore ? this.store.pages.cursorAfter(LIST, query, last.userId, last.courseId) : null;
    return { items, nextCursor };
  }
}
