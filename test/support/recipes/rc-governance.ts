import { newRequirement, today } from '../../factories/compliance.factory.js';
import {
  aFinding,
  aPolicy,
  anAudit,
  closedFinding,
  completedAction,
  ifMatch,
  ledTo,
  newAction,
  newAudit,
  newFinding,
  newPolicy,
  scheduledAudit,
  startedAudit,
} from '../../factories/governance.factory.js';
import { change, type Kitchen, made, NOTHING, on, type Recipes } from './recipe.js';

const BASE = '/regulatory-compliance';
const REASON = { reason: 'As agreed with counsel' };
const FILE = { headers: { 'content-type': 'text/plain' }, body: Buffer.from('Sanctions') };
const NOTE = { note: 'Tested on two workstations' };
/** Implements and writes; who verifies and approves is somebody else. */
const other = ({ as }: Kitchen) => as('compliance', 'implementer');
const admin = ({ as }: Kitchen) => as('company_admin');

const audit = async (kitchen: Kitchen): Promise<string> => newAudit(await admin(kitchen));
const finding = async (kitchen: Kitchen): Promise<string> => newFinding(await admin(kitchen));
const action = async (kitchen: Kitchen): Promise<string> => newAction(await admin(kitchen), await finding(kitchen));
async function pausedFinding(kitchen: Kitchen): Promise<string> {
  const id = await finding(kitchen);
  made(await (await admin(kitchen)).post(`${BASE}/findings/${id}/pause`, { body: REASON }));
  return id;
}
async function startedAction(kitchen: Kitchen): Promise<string> {
  const id = await action(kitchen);
  made(await (await admin(kitchen)).post(`${BASE}/corrective-actions/${id}/start`));
  return id;
}
const completed = async (kitchen: Kitchen): Promise<string> =>
  completedAction(await other(kitchen), await finding(kitchen));

const policy = async (kitchen: Kitchen): Promise<string> => (await newPolicy(await other(kitchen))).id;
const draft = async (kitchen: Kitchen): Promise<string> => (await newPolicy(await other(kitchen))).versionId;
const led = (until: 'submission' | 'approval' | 'publication') => async (kitchen: Kitchen) =>
  ledTo([await other(kitchen), await admin(kitchen)], await draft(kitchen), until);
async function draftWithFile(kitchen: Kitchen): Promise<string> {
  const id = await draft(kitchen);
  made(await (await admin(kitchen)).post(`${BASE}/policy-versions/${id}/file`, FILE));
  return id;
}

export const RC_GOVERNANCE_RECIPES: Recipes = {
  // audits
  listAudits: NOTHING,
  createAudit: { request: () => ({ body: anAudit() }) },
  readAudit: on(audit),
  updateAudit: change(audit, { title: 'Another title' }),
  scheduleAudit: change(audit, { scheduledFrom: today(), scheduledTo: today() }),
  startAudit: on(async (kitchen) => scheduledAudit(await admin(kitchen)), { headers: ifMatch(2) }),
  completeAudit: on(async (kitchen) => startedAudit(await admin(kitchen)), {
    headers: ifMatch(3),
    body: { outcome: 'passed' },
  }),
  cancelAudit: change(audit, REASON),
  // findings
  listFindings: NOTHING,
  openFinding: {
    request: async (kitchen) => ({
      body: aFinding({
        auditId: await startedAudit(await admin(kitchen)),
        requirementId: await newRequirement(await admin(kitchen)),
      }),
    }),
  },
  readFindingDeadlines: NOTHING,
  setFindingDeadline: { request: () => ({ body: { severity: 'minor', days: 120 } }) },
  readFinding: on(finding),
  updateFinding: change(finding, { rootCause: 'Nobody was told' }),
  regradeFinding: on(finding, { body: { ...REASON, severity: 'critical' } }),
  pauseFinding: on(finding, { body: REASON }),
  resumeFinding: on(pausedFinding, { body: REASON }),
  reopenFinding: on(async (kitchen) => closedFinding([await other(kitchen), await admin(kitchen)]), { body: REASON }),
  // corrective actions
  listCorrectiveActions: NOTHING,
  planCorrectiveAction: {
    request: async (kitchen) => ({ body: { findingId: await finding(kitchen), title: 'Mend it', dueOn: today() } }),
  },
  readCorrectiveAction: on(action),
  updateCorrectiveAction: change(action, { owner: 'Privacy officer' }),
  startCorrectiveAction: on(action),
  completeCorrectiveAction: on(startedAction, { body: NOTE }),
  verifyCorrectiveAction: on(completed, { body: NOTE }),
  returnCorrectiveAction: on(completed, { body: NOTE }),
  // policies
  listPolicies: NOTHING,
  createPolicy: { request: () => ({ body: aPolicy() }) },
  listDuePolicies: NOTHING,
  listPolicyAcknowledgements: NOTHING,
  listOutstandingAcknowledgements: NOTHING,
  listMyOutstandingAcknowledgements: NOTHING,
  readPolicy: on(policy),
  updatePolicy: change(policy, { owner: 'Privacy officer' }),
  draftPolicyVersion: {
    async request(kitchen) {
      const { id, versionId } = await newPolicy(await other(kitchen));
      await ledTo([await other(kitchen), await admin(kitchen)], versionId);
      return { params: { id }, body: { changeKind: 'minor', content: 'Another text' } };
    },
  },
  readPolicyVersion: on(draft),
  updatePolicyVersion: change(draft, { content: 'Another text' }),
  uploadPolicyFile: on(draft, FILE),
  downloadPolicyFile: on(draftWithFile),
  submitPolicyVersion: on(draft, { body: {} }),
  returnPolicyVersion: on(led('submission'), { body: NOTE }),
  approvePolicyVersion: on(led('submission'), { body: {} }),
  publishPolicyVersion: on(led('approval'), { body: {} }),
  reviewPolicyVersion: on(led('publication'), { body: {} }),
  archivePolicyVersion: on(led('publication'), { body: NOTE }),
  acknowledgePolicyVersion: on(led('publication')),
};
