import { newRequirement } from '../../factories/compliance.factory.js';
import { today } from '../company-day.js';
import {
  aFinding,
  aPolicy,
  aRisk,
  aRiskAssessment,
  anAudit,
  closedFinding,
  completedAction,
  ifMatch,
  ledTo,
  newAcceptance,
  newAction,
  newAudit,
  newFinding,
  newPolicy,
  newRisk,
  newRiskAssessment,
  newTreatment,
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

const assessment = async (kitchen: Kitchen): Promise<string> => newRiskAssessment(await admin(kitchen));
const risk = async (kitchen: Kitchen): Promise<string> => newRisk(await admin(kitchen), await assessment(kitchen));
/** Whoever has added the risk. */
async function ownerOf(kitchen: Kitchen, riskId: string): Promise<string> {
  return made<{ createdBy: string }>(await (await admin(kitchen)).get(`${BASE}/risks/${riskId}`)).createdBy;
}
async function treatment(kitchen: Kitchen): Promise<string> {
  const riskId = await risk(kitchen);
  return (await newTreatment(await admin(kitchen), riskId, { ownerId: await ownerOf(kitchen, riskId) })).id;
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
  // statistics
  readGovernanceStatistics: NOTHING,
  // risk assessments
  listRiskAssessments: NOTHING,
  createRiskAssessment: { request: () => ({ body: aRiskAssessment() }) },
  listDueRiskAssessments: NOTHING,
  readRiskAssessment: on(assessment),
  updateRiskAssessment: change(assessment, { title: 'Another title' }),
  approveRiskAssessment: {
    async request(kitchen) {
      const id = await newRiskAssessment(await other(kitchen));
      await newRisk(await other(kitchen), id);
      const { contentHash } = made<{ contentHash: string }>(
        await (await admin(kitchen)).get(`${BASE}/risk-assessments/${id}`),
      );
      return { params: { id }, body: { contentHash } };
    },
  },
  addRisk: on(assessment, { body: aRisk() }),
  listRisks: NOTHING,
  readRisk: on(risk),
  updateRisk: change(risk, { likelihood: 2 }),
  withdrawRisk: change(risk, REASON),
  planRiskTreatment: {
    async request(kitchen) {
      const id = await risk(kitchen);
      return { params: { id }, body: { kind: 'avoid', description: 'Retire it', ownerId: await ownerOf(kitchen, id) } };
    },
  },
  updateRiskTreatment: change(treatment, { description: 'Retire it' }),
  approveRiskTreatment: {
    async request(kitchen) {
      const author = await other(kitchen);
      const riskId = await newRisk(author, await newRiskAssessment(author));
      const { id, contentHash } = await newAcceptance(author, riskId, await ownerOf(kitchen, riskId));
      return { params: { id }, body: { contentHash } };
    },
  },
  implementRiskTreatment: on(treatment),
  cancelRiskTreatment: on(treatment, { body: REASON }),
};
