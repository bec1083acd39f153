import { createHash } from 'node:crypto';
import pg from 'pg';
import { tenantContext } from '../tenancy/tenant-context.js';
import { typeParsers } from './type-parsers.js';

/* The wire protocol classes of pg are not typed by @types/pg; pg is pinned exactly and tenant-client.e2e-spec.ts guards this file. */
/* eslint-disable @typescript-eslint/no-explicit-any */
const BaseQuery: new (config: unknown, values: undefined, callback: Callback) => any = (pg as any).Query;
type Callback = (error: Error | null, result: unknown) => void;
type Release = (error?: Error | boolean) => void;

const SET_NAME = 'app_set_company';
const SET_FUNCTION_NAME = 'app_set_company_fn';
const SET_IMPLICIT = "select set_config('app.company_id', $1, true)";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MAX_NAMED_STATEMENTS = 500;

const statementNames = new Map<string, string>();
/** Statement text -> name, bounded, so that the server keeps one plan per statement and connection. */
function statementName(text: string): string | undefined {
  let name = statementNames.get(text);
  if (name === undefined && statementNames.size < MAX_NAMED_STATEMENTS) {
    name = 'q' + createHash('sha1').update(text).digest('base64url');
    statementNames.set(text, name);
  }
  return name;
}

/** Sends Bind/Execute(set_config) before its own Bind/Execute and ONE Sync: both run in one implicit transaction. */
class ScopedQuery extends BaseQuery {
  private isScoped = false;
  constructor(
    private readonly companyId: string,
    /** Empty where no statement may keep a name: then it is parsed each time. */
    private readonly setName: string,
    config: unknown,
    callback: Callback,
  ) {
    super(config, undefined, callback);
  }
  requiresPreparation(): boolean {
    return true;
  }
  prepare(connection: any): void {
    const { setName } = this;
    if (!connection.parsedStatements[setName] && !connection.submittedNamedStatements[setName]) {
      connection.parse({ name: setName, text: SET_IMPLICIT, types: [25] });
      if (setName !== '') connection.submittedNamedStatements[setName] = SET_IMPLICIT;
    }
    connection.bind({ portal: '', statement: setName, values: [this.companyId], valueMapper: (v: unknown) => v });
    connection.execute({ portal: '', rows: 0 });
    super.prepare(connection);
  }
  handleDataRow(message: any): void {
    if (this.isScoped) super.handleDataRow(message);
  }
  handleCommandComplete(message: any, connection: any): void {
    if (this.isScoped) super.handleCommandComplete(message, connection);
    else this.isScoped = true;
  }
}

/** How a single statement learns its company: `implicit` for plain PostgreSQL, `explicit` for a distributed one. */
export type TenantForm = 'implicit' | 'explicit';

const BEGINS = /^\s*(begin|start\s+transaction)\b/i;
// ROLLBACK TO a savepoint ends nothing.
const ENDS = /^\s*(commit|end|abort|rollback)\b(?!\s+((work|transaction)\s+)?to\b)/i;

/**
 * pg client that tells PostgreSQL the company of the current context with every statement and transaction.
 * Given to TypeORM as `extra: { Client: tenantClient(...) }`. Cursor and COPY objects pass untouched: outside a
 * transaction they see no row (row-level security fails closed).
 */
export function tenantClient(form: TenantForm, hasNamedStatements: boolean): typeof pg.Client {
  class TenantClient extends (pg.Client as any) {
    private isInTransaction = false;
    private releaseToPool: Release | undefined;
    constructor(config: any) {
      super({ ...config, types: typeParsers });
      // The pool stops listening when it lends, and an error nobody hears ends the process: so there is always a
      // listener. A broken client fails its next query and the pool drops it; nothing is lost by not listening.
      (this as any).on('error', () => undefined);
    }

    // pg-pool sets this at every loan. A client that comes back inside a transaction would give its next user the
    // company, and take the writes, of the one before: it is closed instead, and the server rolls back.
    get release(): Release | undefined {
      return this.releaseToPool;
    }
    set release(release: Release | undefined) {
      this.releaseToPool = release && ((error) => release(error ?? this.leftOpen()));
    }

    query(query: any, values?: any, callback?: any): any {
      if (typeof query !== 'string' || typeof values === 'function' || typeof callback === 'function') {
        return super.query(query, values, callback);
      }
      const companyId = tenantContext.store()?.companyId;
      if (companyId !== undefined && !UUID.test(companyId)) throw new Error('The company id in context is no uuid');
      if (BEGINS.test(query)) return this.begin(query, companyId);
      if (ENDS.test(query)) return this.finish(query);
      const name = hasNamedStatements && values?.length ? statementName(query) : undefined;
      const config = { text: query, values: values ?? [], name };
      if (companyId === undefined || this.isInTransaction) return super.query(config);
      if (form === 'explicit') return this.inOwnTransaction(companyId, config);
      return new Promise((resolve, reject) => {
        const setName = hasNamedStatements ? SET_NAME : '';
        const settle: Callback = (error, result) => (error ? reject(error) : resolve(result));
        super.query(new ScopedQuery(companyId, setName, config, settle));
      });
    }

    // SET LOCAL, not select set_config(): it takes no snapshot, so a later SET TRANSACTION still works.
    private begin(query: string, companyId: string | undefined): Promise<unknown> {
      this.isInTransaction = true;
      const begun = super.query(query);
      if (companyId === undefined) return begun;
      const set = super.query(`SET LOCAL app.company_id = '${companyId}'`);
      return Promise.all([begun, set]).then(([result]) => result);
    }

    private finish(query: string): Promise<unknown> {
      this.isInTransaction = false;
      return super.query(query);
    }

    // All four are queued at once. A failing statement aborts the transaction and COMMIT then rolls it back; a failing
    // COMMIT (deferred constraints, serialization) is the statement's failure.
    private async inOwnTransaction(companyId: string, config: any): Promise<unknown> {
      const begun = super.query('BEGIN');
      const name = hasNamedStatements ? SET_FUNCTION_NAME : undefined;
      const set = super.query({ name, text: 'select app.set_company($1)', values: [companyId] });
      const settled = await Promise.allSettled([begun, set, super.query(config), super.query('COMMIT')]);
      for (const each of settled) if (each.status === 'rejected') throw each.reason;
      return (settled[2] as PromiseFulfilledResult<unknown>).value;
    }

    private leftOpen(): Error | undefined {
      // Between an error and the server's next word the status told is that of before the error.
      const status = this.readyForQuery ? this.getTransactionStatus() : undefined;
      const isOpen = this.isInTransaction || status === 'T' || status === 'E';
      return isOpen ? new Error('A connection came back to the pool inside a transaction') : undefined;
    }
  }
  return TenantClient as unknown as typeof pg.Client;
}
