import { newRequirement } from '../../factories/compliance.factory.js';
import { type Kitchen, newRecord, NOTHING, on, type Recipes } from './recipe.js';

const BASE = '/regulatory-compliance';

async function newReport(kitchen: Kitchen): Promise<string> {
  await newRequirement(await kitchen.as('company_admin'));
  return newRecord(kitchen, `${BASE}/reports`, {});
}

export const RC_BINDER_RECIPES: Recipes = {
  // Reports and binders
  listComplianceReports: NOTHING,
  generateComplianceReport: { request: () => ({ body: {} }) },
  readComplianceReport: on(newReport),
  verifyComplianceReport: { ...on(newReport), isRead: true },
  downloadBinder: on(newReport),
  listBinders: NOTHING,
};
