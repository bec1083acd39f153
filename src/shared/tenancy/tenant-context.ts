import { AsyncLocalStorage } from 'node:async_hooks';
import type { Unit } from '../database/unit.js';
import type { Permission, Role } from '../access/permission.codes.js';
import type { Authentication } from '../access/principal.js';

/** What one request, job or command line call knows about its caller. Filled by TenantGuard, jobs and the CLI. */
export interface TenantStore {
  requestId: string;
  companyId?: string;
  /** The acting user's or API key's id. */
  actorId?: string;
  actorKind?: 'user' | 'api_key' | 'job' | 'command';
  permissions?: ReadonlySet<Permission>;
  /** The part of them that is the caller's own, not lent by an emergency grant: only these can be given on. */
  ownPermissions?: ReadonlySet<Permission>;
  roles?: readonly Role[];
  /** When and how the caller has shown who he is, where his token tells. */
  authentication?: Authentication;
  /** What is being done, as the audit trail names it (the operationId over HTTP). */
  action?: string;
  /** The emergency access grant in force, if any. */
  emergencyGrantId?: string;
  /** The protected health information that the operation shows, and who writes the audit event of it. */
  shows?: { entity: string; writtenBy: 'interceptor' | 'self' };
  /** The open unit of work (one database transaction), if any. */
  unit?: Unit;
}

const storage = new AsyncLocalStorage<TenantStore>();

/** The caller's context, carried along every await. Asking for the company where there is none throws. */
export const tenantContext = {
  run: <T>(store: TenantStore, work: () => T): T => storage.run(store, work),
  store: (): TenantStore | undefined => storage.getStore(),
  companyId(): string {
    const companyId = storage.getStore()?.companyId;
    if (companyId === undefined) throw new Error('No company in context: nothing may be read or written');
    return companyId;
  },
  actorId(): string {
    const actorId = storage.getStore()?.actorId;
    if (actorId === undefined) throw new Error('No actor in context: nothing may be written');
    return actorId;
  },
  current(): TenantStore {
    const store = storage.getStore();
    if (store === undefined) throw new Error('No tenant context is open');
    return store;
  },
};
