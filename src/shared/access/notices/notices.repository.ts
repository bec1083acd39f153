import { Injectable } from '@nestjs/common';
import { newId } from '../../database/new-id.js';
import type { ListContract, Page } from '../../database/page.js';
import { DEFAULT_LIMIT, sortOf } from '../../database/pages.js';
import { Store } from '../../database/store.js';
import { TenantRepository } from '../../database/tenant.repository.js';
import { tenantContext } from '../../tenancy/tenant-context.js';
import type { ListNoticesQuery, NoticeForMe } from './notice.dto.js';
import { Notice } from './notice.entity.js';

const LIST: ListContract = {
  list: 'notices',
  filters: { acknowledged: ['acknowledged', 'equals'] },
  sorts: ['-createdAt'],
};
const MINE = `SELECT n.id, n.created_at AS "createdAt", n.created_by AS "createdBy", n.recipient_role AS "recipientRole",
    n.recipient_user_id AS "recipientUserId", n.code, n.entity, n.entity_id AS "entityId",
    a.created_at AS "acknowledgedAt"
  FROM notices n
  LEFT JOIN notice_acknowledgements a ON a.company_id = n.company_id AND a.notice_id = n.id AND a.created_by = $2
  WHERE n.company_id = $1 AND (n.recipient_user_id = $2 OR n.recipient_role = ANY($3))`;
const FILTERED = `${MINE} AND ($4::boolean IS NULL OR (a.id IS NOT NULL) = $4)`;
const COUNT = `SELECT count(*) AS total FROM (${FILTERED}) AS mine`;
const PAGE = {
  newestFirst: `${FILTERED}
    AND ($5::timestamptz IS NULL OR (n.created_at, n.id) < ($5, $6::uuid)) ORDER BY n.created_at DESC, n.id DESC LIMIT $7`,
  oldestFirst: `${FILTERED}
    AND ($5::timestamptz IS NULL OR (n.created_at, n.id) > ($5, $6::uuid)) ORDER BY n.created_at, n.id LIMIT $7`,
};
const ACKNOWLEDGE = `INSERT INTO notice_acknowledgements (company_id, id, created_at, created_by, notice_id)
  VALUES ($1, $2, $3, $4, $5) ON CONFLICT (company_id, notice_id, created_by) DO NOTHING RETURNING id`;

/** Notices to roles and users. `insert` sends one, in the unit of work of what it tells. */
@Injectable()
export class NoticesRepository extends TenantRepository<Notice> {
  constructor(store: Store) {
    super(store, Notice);
  }

  /** One page of the caller's notices, the newest first unless `sort=createdAt`. */
  async listMine(query: ListNoticesQuery): Promise<Page<NoticeForMe>> {
    const { database, pages } = this.store;
    const { isDescending } = sortOf(LIST, query.sort);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = pages.positionOf(LIST, query) ?? [null, null];
    const statement = isDescending ? PAGE.newestFirst : PAGE.oldestFirst;
    const filter = [...recipient(), query.acknowledged ?? null];
    const found = await database.query<NoticeForMe>(statement, [...filter, ...after, limit + 1]);
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    const counted = query.total ? await database.query<{ total: number }>(COUNT, filter) : [];
    return { items, ...counted[0], nextCursor: last ? pages.cursorAfter(LIST, query, last.createdAt, last.id) : null };
  }

  /** The notice if it is for the caller. */
  async mine(id: string): Promise<NoticeForMe | undefined> {
    const [notice] = await this.store.database.query<NoticeForMe>(`${MINE} AND n.id = $4`, [...recipient(), id]);
    return notice;
  }

  /** Notes that the caller has read it; doing it again changes nothing. */
  acknowledge(noticeId: string): Promise<void> {
    return this.store.units.run(async () => {
      const stamp = [newId(), this.store.clock.now(), tenantContext.actorId()];
      const [row] = await this.store.database.query<{ id: string }>(ACKNOWLEDGE, [...stamp, noticeId]);
      if (row === undefined) return;
      const after = { noticeId };
      this.store.units.changed({ kind: 'insert', entity: 'notice_acknowledgements', id: row.id, after });
    });
  }
}

function recipient(): unknown[] {
  return [tenantContext.actorId(), tenantContext.current().roles ?? []];
}
