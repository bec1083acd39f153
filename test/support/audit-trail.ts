import { withClient } from '../../src/embedded/provision.js';
import type { TestDatabase } from '../setup/test-database.js';

/** An audit event as its body tells it. */
export interface ToldEvent {
  action: string;
  outcome: string;
  entity: string | null;
  entityId: string | null;
  actorId: string | null;
  actorKind: string | null;
  reason: string | null;
  emergencyGrantId?: string;
  details: Record<string, unknown>;
}

/** The audit events of a company in the order of their writing. */
export function auditTrail(database: TestDatabase, companyId: string, action?: string): Promise<ToldEvent[]> {
  return withClient(database.superuserUrl, async (client) => {
    const { rows } = await client.query<{ body: string }>(
      'SELECT body FROM audit_events WHERE company_id = $1 AND ($2::text IS NULL OR action = $2) ORDER BY occurred_at, id',
      [companyId, action ?? null],
    );
    return rows.map(({ body }) => JSON.parse(body) as ToldEvent);
  });
}
