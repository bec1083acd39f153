import pg from 'pg';
import type { TestApi, TestCompany } from './api.js';

/** An audit event as its canonical body tells it. */
export interface ToldEvent {
  action: string;
  outcome: string;
  entity: string | null;
  entityId: string | null;
  details: Record<string, unknown>;
}

/** The events of a company, oldest first, read past both locks by the database's owner. */
export async function eventsOf(api: TestApi, company: TestCompany): Promise<ToldEvent[]> {
  const client = new pg.Client({ connectionString: api.database.superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ body: string }>(
      'SELECT body FROM audit_events WHERE company_id = $1 ORDER BY occurred_at, id',
      [company.id],
    );
    return rows.map(({ body }) => JSON.parse(body) as ToldEvent);
  } finally {
    await client.end();
  }
}

export async function lastEvent(api: TestApi, company: TestCompany): Promise<ToldEvent> {
  return (await eventsOf(api, company)).at(-1)!;
}
