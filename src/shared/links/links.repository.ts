import { Injectable } from '@nestjs/common';
import { newId } from '../database/new-id.js';
import { Store } from '../database/store.js';
import { TenantRepository } from '../database/tenant.repository.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import { Link } from './link.entity.js';

/** The two ends and the reason. */
export type LinkEnds = Pick<Link, 'fromKind' | 'fromId' | 'toKind' | 'toId' | 'reason'>;

const INSERT = `INSERT INTO links (company_id, id, created_at, created_by, from_kind, from_id, to_kind, to_id, reason)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT (company_id, from_kind, from_id, to_kind, to_id, reason) DO NOTHING RETURNING id`;

/** Links between records of different modules; each side asks by its own id. Append-only. */
@Injectable()
export class LinksRepository extends TenantRepository<Link> {
  constructor(store: Store) {
    super(store, Link);
  }

  /** Links two records; saying it again changes nothing. */
  link(ends: LinkEnds): Promise<void> {
    return this.store.units.run(async () => {
      const { fromKind, fromId, toKind, toId, reason } = ends;
      const stamp = [newId(), this.store.clock.now(), tenantContext.actorId()];
      const values = [...stamp, fromKind, fromId, toKind, toId, reason];
      const [added] = await this.store.database.query<{ id: string }>(INSERT, values);
      if (added) this.store.units.changed({ kind: 'insert', entity: 'links', id: added.id, after: { ...ends } });
    });
  }

  /** All links of a record, whichever end it is, the oldest first. */
  async linksOf(kind: string, id: string): Promise<Link[]> {
    const from = await this.find({ fromKind: kind, fromId: id });
    const to = await this.find({ toKind: kind, toId: id });
    const found = new Map([...from, ...to].map((link) => [link.id, link]));
    return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
