import type { Store } from '../../../shared/database/store.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';

// Statements that fill blanks have the record as `r` and what may fill it as `f`: what is there stands.
export const FILL_ADDRESS = `street = coalesce(r.street, f.street), city = coalesce(r.city, f.city),
  state = coalesce(r.state, f.state), zip = coalesce(r.zip, f.zip)`;
export const FILLED_BY = 'version = r.version + 1, updated_at = $3, updated_by = $4';

/** Parameters $2 to $4 of such a statement: the rows as JSON, now, and who fills. */
export function filling(store: Store, rows: readonly object[]): unknown[] {
  return [JSON.stringify(rows), store.clock.now(), tenantContext.actorId()];
}
