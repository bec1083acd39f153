import { withClient } from '../../../src/embedded/provision.js';
import { newRequirement } from '../../factories/compliance.factory.js';
import { change, type Kitchen, made, newRecord, NOTHING, on, type Recipes } from './recipe.js';

const BASE = '/regulatory-compliance';

async function newReport(kitchen: Kitchen): Promise<string> {
  await newRequirement(await kitchen.as('company_admin'));
  return newRecord(kitchen, `${BASE}/reports`, {});
}

const newFeed = (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, `${BASE}/calendar-feeds`, { label: 'Privacy office' });
// Only told of what the recipes below do not do: nothing is sent.
const WEBHOOK = { url: 'https://93.184.215.14/hook', eventTypes: ['mips_submission.submitted'] };
const newWebhook = (kitchen: Kitchen): Promise<string> => newRecord(kitchen, `${BASE}/webhooks`, WEBHOOK);

/** A delivery that was given up: only days of attempts would make one. */
async function deadDelivery(kitchen: Kitchen): Promise<string> {
  const body = { ...WEBHOOK, eventTypes: ['requirement.created'] };
  const endpoint = await newRecord(kitchen, `${BASE}/webhooks`, body);
  await newRequirement(await kitchen.as('company_admin'));
  await withClient(kitchen.api.database.superuserUrl, (client) =>
    client.query(
      `UPDATE webhook_deliveries SET status = 'dead', next_attempt_at = NULL WHERE company_id = $1 AND endpoint_id = $2`,
      [kitchen.company.id, endpoint],
    ),
  );
  const list = await (await kitchen.as('company_admin')).get(`${BASE}/webhook-deliveries?endpointId=${endpoint}`);
  return made<{ items: { id: string }[] }>(list).items[0]!.id;
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
