import { aPayer } from '../../factories/payer.factory.js';
import { type Kitchen, NOTHING, type Recipes } from './recipe.js';

async function newEvent({ as }: Kitchen): Promise<string> {
  await (await as('billing')).post('/rcm/payers', { body: aPayer() });
  const page = await (await as('auditor')).get('/audit-events?limit=1');
  return page.json().items[0].id;
}

export const AUDIT_RECIPES: Recipes = {
  listAuditEvents: NOTHING,
  verifyAuditTrail: NOTHING,
  readAuditEvent: { request: async (kitchen) => ({ params: { id: await newEvent(kitchen) } }) },
};
