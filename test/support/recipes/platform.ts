import { aPayer } from '../../factories/payer.factory.js';
import { newImport, queuedJob } from './rcm.js';
import { type Kitchen, made, newRecord, NOTHING, on, type Recipes } from './recipe.js';

const newJob = async (kitchen: Kitchen): Promise<string> => (await newImport(kitchen)).jobId;

/** The event that registering a payer leaves. */
async function newEvent(kitchen: Kitchen): Promise<string> {
  const payerId = await newRecord(kitchen, '/rcm/payers', aPayer());
  const auditor = await kitchen.as('auditor');
  const { items } = made<{ items: { id: string }[] }>(await auditor.get(`/audit-events?entityId=${payerId}`));
  return items[0]!.id;
}

export const PLATFORM_RECIPES: Recipes = {
  listJobs: NOTHING,
  listSchedules: NOTHING,
  readJob: on(newJob),
  followJob: on(newJob),
  listJobParkedRows: on(newJob),
  cancelJob: on(queuedJob),
  listAuditEvents: NOTHING,
  verifyAuditTrail: NOTHING,
  readAuditEvent: on(newEvent),
};
