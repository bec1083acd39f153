import type { EntityManager } from 'typeorm';

/** One changed row, as the audit event of the unit will tell it. */
export interface Change {
  kind: 'insert' | 'update' | 'delete';
  entity: string;
  id: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

/** What bulk work or an act of the business says of itself, beside or instead of single changes. */
export interface AuditNote {
  action?: string;
  entity?: string;
  entityId?: string;
  reason?: string;
  /** Counts, hashes, ids: never names, dates of birth or other identifying words. */
  facts?: Record<string, unknown>;
}

/** What parts of a unit gather, and what is done with it at the end. */
export interface Gathering {
  items: unknown;
  finish: () => Promise<void>;
}

/** The open transaction of the current context. */
export interface Unit {
  manager: EntityManager;
  changes: Change[];
  note: AuditNote | undefined;
  /** By name: work to do once before the commit, on what was gathered for it. */
  gathered: Map<string, Gathering>;
  afterCommit: (() => void)[];
}
