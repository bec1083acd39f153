import type { Database } from '../database/database.js';
import { tenantContext } from '../tenancy/tenant-context.js';

/** Works as a user of the demo company, found by subject; does nothing where there is no such user. */
export function asDemoUser(
  database: Database,
  { companyId, subject, action }: { companyId: string; subject: string; action: string },
  work: (userId: string) => Promise<void>,
): Promise<void> {
  const store = { requestId: 'demo', companyId, action };
  return tenantContext.run(store, async () => {
    const [user] = await database.query<{ id: string }>('SELECT id FROM users WHERE company_id = $1 AND subject = $2', [
      subject,
    ]);
    if (user === undefined) return;
    await tenantContext.run({ ...store, actorId: user.id, actorKind: 'command' }, () => work(user.id));
  });
}
