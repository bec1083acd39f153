import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { DEFAULT_LIMIT, sortOf } from '../../../shared/database/pages.js';
import { Store } from '../../../shared/database/store.js';
import type { ListRemindersQuery, Reminder } from './reminder.dto.js';
import { REMINDER_KINDS, type ReminderKind } from './reminder.codes.js';
import { REMINDER_SOURCES } from './reminder-sources.repository.js';

/** Today, and the last day that is looked at. */
export interface ReminderSpan {
  today: string;
  until: string;
}

interface ReminderRow {
  kind: ReminderKind;
  recordId: string;
  dueOn: string;
  title: string;
  owner: string | null;
}

const LIST: ListContract = {
  list: 'reminders',
  filters: { state: ['state', 'equals'], kind: ['kind', 'equals'], daysAhead: ['daysAhead', 'equals'] },
  sorts: ['dueOn'],
};
const STATES = { due: 'u.due_on >= $2', overdue: 'u.due_on < $2' } as const;

/** What falls due across the module, in one statement. */
@Injectable()
export class RemindersRepository {
  constructor(private readonly store: Store) {}

  /** The earliest first. */
  async list(query: ListRemindersQuery, span: ReminderSpan): Promise<Page<Reminder>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    sortOf(LIST, query.sort);
    const position = this.store.pages.positionOf(LIST, query);
    const conditions = query.state === undefined ? [] : [STATES[query.state]];
    const from = reminders(query.kind === undefined ? REMINDER_KINDS : [query.kind]);
    const days = [span.today, span.until];
    const beyond = position === undefined ? [] : [`(u.due_on, u.kind || '/' || u.record_id) > ($4::date, $5)`];
    const sql = `SELECT u.kind, u.record_id AS "recordId", u.due_on AS "dueOn", u.title, u.owner FROM ${from}
      ${where([...conditions, ...beyond])} ORDER BY u.due_on, u.kind || '/' || u.record_id LIMIT ${limit + 1}`;
    const rows = await this.store.database.query<ReminderRow>(sql, [...days, ...(position ?? [])]);
    const last = rows[limit - 1];
    const hasMore = rows.length > limit && last !== undefined;
    const nextCursor = hasMore
      ? this.store.pages.cursorAfter(LIST, query, last.dueOn, `${last.kind}/${last.recordId}`)
      : null;
    const items = rows.slice(0, limit).map((row) => reminderOf(row, span.today));
    if (!query.total) return { items, nextCursor };
    const counted = `SELECT count(*) AS total FROM ${from} ${where(conditions)}`;
    const [row] = await this.store.database.query<{ total: number }>(counted, days);
    return { items, nextCursor, total: row!.total };
  }

  /** All of them, up to `most`. */
  async all(span: ReminderSpan, most: number): Promise<Reminder[]> {
    const sql = `SELECT u.kind, u.record_id AS "recordId", u.due_on AS "dueOn", u.title, u.owner
      FROM ${reminders(REMINDER_KINDS)} ORDER BY u.due_on, u.kind, u.record_id LIMIT $4`;
    const rows = await this.store.database.query<ReminderRow>(sql, [span.today, span.until, most]);
    return rows.map((row) => reminderOf(row, span.today));
  }
}

function reminders(kinds: readonly ReminderKind[]): string {
  const parts = kinds.map(
    (
      kind,
    ) => `SELECT '${kind}'::text AS kind, s.record_id, s.due_on, s.title, s.owner FROM (${REMINDER_SOURCES[kind]}) s
      WHERE $2::date IS NOT NULL AND $3::date IS NOT NULL`,
  );
  return `(${parts.join(' UNION ALL ')}) u`;
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}

function reminderOf({ kind, recordId, dueOn, title, owner }: ReminderRow, today: string): Reminder {
  const state = dueOn < today ? 'overdue' : 'due';
  return { id: `${kind}/${recordId}/${dueOn}`, kind, recordId, dueOn, state, title, owner };
}
