import pg from 'pg';
import { tenantContext } from '../../src/shared/tenancy/tenant-context.js';

/** One statement as it went to the server. */
export interface CapturedStatement {
  text: string;
  values: unknown[];
  /** The company in whose context it was sent. */
  companyId: string | undefined;
}

type Query = (this: pg.Client, ...given: unknown[]) => unknown;

/** Notes every statement that the role `app` sends from now on, whichever library sends it, until `stop` is called. */
export function captureStatements(): { statements: CapturedStatement[]; stop(): void } {
  const statements: CapturedStatement[] = [];
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function (this: pg.Client, ...given: unknown[]): unknown {
    if (this.user === 'app') statements.push(captured(given));
    return original.apply(this, given);
  };
  return { statements, stop: () => void (prototype.query = original) };
}

function captured([query, values]: unknown[]): CapturedStatement {
  const config = (typeof query === 'string' ? { text: query, values } : query) as { text?: string; values?: unknown[] };
  const companyId = tenantContext.store()?.companyId;
  return { text: config.text ?? '', values: Array.isArray(config.values) ? config.values : [], companyId };
}
