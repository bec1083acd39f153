import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { DEFAULT_LIMIT, sortOf } from '../../../shared/database/pages.js';
import { Store } from '../../../shared/database/store.js';
import type { ListRemindersQuery, Reminder } from './reminder.dto.js';
import type { ReminderKind } from './reminder.codes.js';
import { REMINDER_SOURCES } from './reminder-sources.repository.js';

/** Today, and the last day that is looked at. */
export interface ReminderSpan {
  today: string;
  until: string;
}

interface ReminderRow {
  kind: ReminderKind;
  key: string;
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

// What tells one thing from another of the same record is hashed: the id goes where its words must not.
const FIELDS = `u.kind, k.key, u.record_id AS "recordId", u.due_on AS "dueOn", u.title, u.owner`;

/** What falls due across the module, in one statement. */
@Injectable()
export class RemindersRepository {
  constructor(private readonly store: Store) {}

  /** The earliest first. */
  async list(query: ListRemindersQuery, span: ReminderSpan): Promise<Page<Reminder>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    sortOf(LIST, query.sort);
    const position = this.store.pages.positionOf(LIST, query);
    const from = reminders(query.kind);
    const states = query.state === undefined ? ['true'] : [STATES[query.state]];
    const values = [span.today, span.until, query.kind ?? null];
    const beyond = position === undefined ? [] : ['(u.due_on, k.key) > ($5::date, $6::text)'];
    const sql = `SELECT ${FIELDS} FROM ${from} AND ${[...states, ...beyond].join(' AND ')}
      ORDER BY u.due_on, k.key LIMIT ${limit + 1}`;
    const rows = await this.store.database.query<ReminderRow>(sql, [...values, ...(position ?? [])]);
    const last = rows[limit - 1];
    const hasMore = rows.length > limit && last !== undefined;
    const nextCursor = hasMore ? this.store.pages.cursorAfter(LIST, query, last.dueOn, last.key) : null;
    const items = rows.slice(0, limit).map((row) => reminderOf(row, span.today));
    if (!query.total) return { items, nextCursor };
    const counted = `SELECT count(*) AS total FROM ${from} AND ${states.join(' AND ')}`;
    const [row] = await this.store.database.query<{ total: number }>(counted, values);
    return { items, nextCursor, total: row!.total };
  }

  /** All of them, up to `most`. */
  async all(span: ReminderSpan, most: number): Promise<Reminder[]> {
    const sql = `SELECT ${FIELDS} FROM ${reminders()} ORDER BY u.due_on, k.key LIMIT $5`;
    const rows = await this.store.database.query<ReminderRow>(sql, [span.today, span.until, null, most]);
    return rows.map((row) => reminderOf(row, span.today));
  }
}

/** Of one kind, or of all; `$1` company, `$2` today, `$3` the last day, `$4` the kind. */
function reminders(kind?: ReminderKind): string {
  const sources = REMINDER_SOURCES.filter(({ kinds }) => kind === undefined || kinds.includes(kind));
  return `(${sources.map(({ sql }) => sql).join(' UNION ALL ')}) u
    CROSS JOIN LATERAL (SELECT concat_ws('/', u.kind, u.record_id, md5(u.detail)) COLLATE "C" AS key) k
    WHERE ($4::text IS NULL OR u.kind = $4) AND $2::date <= $3::date`;
}

function reminderOf({ kind, key, recordId, dueOn, title, owner }: ReminderRow, today: string): Reminder {
  const state = dueOn < today ? 'overdue' : 'due';
  return { id: `${key}/${dueOn}`, kind, recordId, dueOn, state, title, owner };
}
