import { Injectable } from '@nestjs/common';
import { AuditEventsRepository } from '../audit/audit-events.repository.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import { Database } from './database.js';
import type { AuditNote, Change, Unit } from './unit.js';

/**
 * Everything written inside `run` is one transaction, and leaves one audit event written in that same transaction.
 * A unit inside a unit joins it.
 */
@Injectable()
export class UnitOfWork {
  private readonly observers: ((unit: Unit) => Promise<void>)[] = [];

  constructor(
    private readonly database: Database,
    private readonly auditEvents: AuditEventsRepository,
  ) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    const store = tenantContext.current();
    if (store.unit !== undefined) return work();
    let unit: Unit | undefined;
    const result = await this.database.sourceFor(tenantContext.companyId()).transaction((manager) => {
      unit = { manager, changes: [], note: undefined, gathered: new Map(), afterCommit: [] };
      return tenantContext.run({ ...store, unit }, async () => {
        const answer = await work();
        for (const observe of this.observers) await observe(unit!);
        for (const { finish } of unit!.gathered.values()) await finish();
        if (unit!.changes.length > 0 || unit!.note !== undefined) await this.auditEvents.record(unit!);
        return answer;
      });
    });
    for (const act of unit!.afterCommit) act();
    return result;
  }

  /** Notes a changed row for the audit event of the open unit; the tenant repository does it by itself. */
  changed(change: Change): void {
    this.open().changes.push(change);
  }

  /** Says what the unit did: bulk SQL must, because no repository saw its rows. */
  note(note: AuditNote): void {
    const unit = this.open();
    unit.note = { ...unit.note, ...note, facts: { ...unit.note?.facts, ...note.facts } };
  }

  /**
   * Where to gather what `finish` then does once, at the end of the transaction and in it: rows that every chunk of a
   * long unit would touch are locked for the shortest time, in one order. Each name has one place in a unit.
   */
  gathered<Items>(name: string, start: () => Items, finish: (items: Items) => Promise<void>): Items {
    const { gathered } = this.open();
    const known = gathered.get(name);
    if (known !== undefined) return known.items as Items;
    const items = start();
    gathered.set(name, { items, finish: () => finish(items) });
    return items;
  }

  /** Has every unit shown before its end, in its transaction: what follows from its changes can still be written. */
  beforeCommit(observe: (unit: Unit) => Promise<void>): void {
    this.observers.push(observe);
  }

  /** Something to do once the transaction has been committed (wake a worker, never write). */
  afterCommit(act: () => void): void {
    this.open().afterCommit.push(act);
  }

  private open(): Unit {
    const { unit } = tenantContext.current();
    if (unit === undefined) throw new Error('No unit of work is open');
    return unit;
  }
}
