import { Any, type EntityTarget, type FindOptionsOrder, type FindOptionsWhere, type Repository } from 'typeorm';
import { DomainError, notFound } from '../errors/domain-error.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import type { ListContract, ListRequest, Page } from './page.js';
import type { Store } from './store.js';
import type { TenantRow, VersionedRow } from './tenant-row.entity.js';
import { newId } from './new-id.js';
import { RowReader } from './row.reader.js';
import { changedFields } from './changed-fields.rules.js';

/** The fields a caller gives; the keys, version, times and actors are the repository's. */
export type Facts<T> = Partial<Omit<T, keyof VersionedRow>>;

/**
 * The only way to rows of a company: every find, insert, update and delete is narrowed to the company in context.
 * TypeORM's own repository stays private to it. Writes join the open unit of work or open one of their own, and tell
 * the audit trail.
 */
export abstract class TenantRepository<T extends TenantRow> {
  private reader: RowReader<T> | undefined;

  protected constructor(
    protected readonly store: Store,
    private readonly type: EntityTarget<T>,
  ) {}

  /** The record, or the same refusal for a missing and a foreign id. */
  async get(id: string): Promise<T> {
    this.reader ??= new RowReader<T>(this.rows().metadata);
    const [raw] = await this.store.database.query<Record<string, unknown>>(this.reader.sql, [id]);
    if (raw === undefined) throw notFound();
    return this.reader.rowOf(raw);
  }

  /** The records with these ids, in any order; ids that are not the company's are left out. */
  allOf(ids: readonly string[]): Promise<T[]> {
    return ids.length === 0 ? Promise.resolve([]) : this.find({ id: Any(ids) } as unknown as FindOptionsWhere<T>);
  }

  protected findOne(where: FindOptionsWhere<T>): Promise<T | null> {
    return this.rows().findOne({ where: this.own(where) });
  }

  protected find(where: FindOptionsWhere<T>, order?: FindOptionsOrder<T>): Promise<T[]> {
    return this.rows().find({ where: this.own(where), ...(order ? { order } : {}) });
  }

  /** One keyset page of the list that `contract` allows and `request` asks for. */
  protected page(contract: ListContract, request: ListRequest): Promise<Page<T>> {
    return this.store.pages.page(this.rows(), contract, request);
  }

  insert(facts: Facts<T>): Promise<T> {
    return this.store.units.run(async () => {
      const row = this.rows().create({ ...this.nothingYet(), ...facts, ...this.firstStamp() } as never) as unknown as T;
      await this.rows().insert(row as never);
      this.tell('insert', row.id, undefined, facts as Record<string, unknown>);
      return row;
    });
  }

  /** Changes the record if it still has this version; else 412, or 404 when it is not there. */
  update(id: string, version: number, facts: Facts<T>): Promise<T> {
    return this.change(id, facts, (row) => {
      if ((row as unknown as VersionedRow).version !== version) throw new DomainError('VERSION_STALE');
    });
  }

  /** Changes the record if it still is as expected, whatever its version; else 409. */
  updateIf(id: string, expected: Facts<T>, facts: Facts<T>): Promise<T> {
    return this.change(id, facts, (row) => {
      const other = Object.entries(expected).find(([name, value]) => row[name as keyof T] !== value);
      if (other !== undefined) throw new DomainError('STATE_FORBIDS', [], `its ${other[0]} is another by now`);
    });
  }

  /** Deletes the record if it still has this version. */
  delete(id: string, version: number): Promise<void> {
    return this.store.units.run(async () => {
      const row = await this.lock(id);
      if ((row as unknown as VersionedRow).version !== version) throw new DomainError('VERSION_STALE');
      await this.rows().delete(this.own({ id } as FindOptionsWhere<T>) as never);
      this.tell('delete', id, factsOf(row), undefined);
    });
  }

  private change(id: string, facts: Facts<T>, check: (row: T) => void): Promise<T> {
    return this.store.units.run(async () => {
      const row = await this.lock(id);
      check(row);
      const { before, after } = changedFields(factsOf(row), facts as Record<string, unknown>);
      if (Object.keys(after).length === 0) return row;
      const stamp = {
        version: (row as unknown as VersionedRow).version + 1,
        updatedAt: this.store.clock.now(),
        updatedBy: tenantContext.actorId(),
      };
      await this.rows().update(this.own({ id } as FindOptionsWhere<T>) as never, { ...after, ...stamp } as never);
      this.tell('update', id, before, after);
      return Object.assign(row, after, stamp);
    });
  }

  private async lock(id: string): Promise<T> {
    const row = await this.rows().findOne({
      where: this.own({ id } as FindOptionsWhere<T>),
      lock: { mode: 'pessimistic_write' },
    });
    if (row === null) throw notFound();
    return row;
  }

  private tell(
    kind: 'insert' | 'update' | 'delete',
    id: string,
    before: Record<string, unknown> | undefined,
    after: Record<string, unknown> | undefined,
  ): void {
    this.store.units.changed({ kind, entity: this.rows().metadata.tableName, id, before, after });
  }

  /** What is not said of a new row is null, in the answer as in the table. */
  private nothingYet(): Record<string, null> {
    const nullable = this.rows().metadata.columns.filter((column) => column.isNullable);
    return Object.fromEntries(nullable.map((column) => [column.propertyName, null]));
  }

  /** The stamp of a new row: keys, times, actors and, where the table has one, version 1. */
  private firstStamp(): Record<string, unknown> {
    const now = this.store.clock.now();
    const by = tenantContext.actorId();
    const appended = { companyId: tenantContext.companyId(), id: newId(), createdAt: now, createdBy: by };
    const isVersioned = this.rows().metadata.findColumnWithPropertyName('version') !== undefined;
    return isVersioned ? { ...appended, version: 1, updatedAt: now, updatedBy: by } : appended;
  }

  private own(where: FindOptionsWhere<T>): FindOptionsWhere<T> {
    return { ...where, companyId: tenantContext.companyId() } as FindOptionsWhere<T>;
  }

  private rows(): Repository<T> {
    return this.store.database.manager().getRepository(this.type);
  }
}

function factsOf(row: TenantRow): Record<string, unknown> {
  return { ...row } as Record<string, unknown>;
}
