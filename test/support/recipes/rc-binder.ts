import { withClient } from '../../../src/embedded/provision.js';
import { newId } from '../../../src/shared/database/new-id.js';
import { newRequirement } from '../../factories/compliance.factory.js';
import { change, type Kitchen, newRecord, NOTHING, on, type Recipes } from './recipe.js';

const BASE = '/regulatory-compliance';

async function newReport(kitchen: Kitchen): Promise<string> {
  await newRequirement(await kitchen.as('company_admin'));
  return newRecord(kitchen, `${BASE}/reports`, {});
}

const newFeed = (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, `${BASE}/calendar-feeds`, { label: 'Privacy office' });
// Not enabled: no recipe sends anything.
const WEBHOOK = { url: 'https://93.184.215.14/hook', eventTypes: ['attestation.signed'], isEnabled: false };
const newWebhook = (kitchen: Kitchen): Promise<string> => newRecord(kitchen, `${BASE}/webhooks`, WEBHOOK);

/** A delivery that was given up: only days of attempts make one. */
async function deadDelivery(kitchen: Kitchen): Promise<string> {
  const endpoint = await newWebhook(kitchen);
  const [message, delivery] = [newId(), newId()];
  const stamp = [kitchen.company.id, new Date().toISOString()];
  await withClient(kitchen.api.database.superuserUrl, async (client) => {
    await client.query(
      `INSERT INTO webhook_messages (company_id, id, created_at, created_by, type, body) VALUES ($1, $3, $2, $3, 'attestation.signed', '{}')`,
      [...stamp, message],
    );
    await client.query(
      `INSERT INTO webhook_deliveries (company_id, id, created_at, created_by, version, updated_at, updated_by, endpoint_id,
         message_id, type, status, attempts) VALUES ($1, $3, $2, $3, 1, $2, $3, $4, $5, 'attestation.signed', 'dead', 10)`,
      [...stamp, delivery, endpoint, message],
    );
  });
  return delivery;
}

export const RC_BINDER_RECIPES: Recipes = {
  // Reports and binders
  listComplianceReports: NOTHING,
  generateComplianceReport: { request: () => ({ body: {} }) },
  readComplianceReport: on(newReport),
  verifyComplianceReport: { ...on(newReport), isRead: true },
  downloadBinder: on(newReport),
  listBinders: NOTHING,
  // The audit trail
  exportAuditEvents: NOTHING,
  // Reminders and calendars
  listReminders: NOTHING,
  listCalendarFeeds: NOTHING,
  createCalendarFeed: { request: () => ({ body: { label: 'Privacy office' } }) },
  revokeCalendarFeed: on(newFeed),
  rotateCalendarFeed: on(newFeed),
  // Webhooks
  listWebhooks: NOTHING,
  createWebhook: { request: () => ({ body: WEBHOOK }) },
  readWebhook: on(newWebhook),
  updateWebhook: change(newWebhook, { description: 'Tickets' }),
  rotateWebhookSecret: on(newWebhook),
  listWebhookDeliveries: NOTHING,
  redeliverWebhook: on(deadDelivery),
};
