import {
  anAttestation,
  anOscalCatalog,
  aRequirement,
  newAttestation,
  newEvidence,
  newRequirement as make,
  signedAttestation,
} from '../../factories/compliance.factory.js';
import { withClient } from '../../../src/embedded/provision.js';
import { change, type Kitchen, made, newRecord, NOTHING, on, type Recipe, type Recipes } from './recipe.js';

const BASE = '/regulatory-compliance';
const TEXT = { 'content-type': 'text/plain' };
const REASON = { reason: 'As agreed with counsel' };
/** Asks and prepares; who decides and signs is somebody else. */
const other = ({ as }: Kitchen) => as('compliance', 'preparer');

const newRequirement = async ({ as }: Kitchen): Promise<string> => make(await as('company_admin'));
const evidence = async ({ as }: Kitchen): Promise<string> => newEvidence(await as('company_admin'));

async function newExemption(kitchen: Kitchen): Promise<string> {
  const requirementId = await newRequirement(kitchen);
  const body = { requirementId, reason: 'No electronic images are stored' };
  return made<{ id: string }>(await (await other(kitchen)).post(`${BASE}/exemptions`, { body })).id;
}
async function approvedExemption(kitchen: Kitchen): Promise<string> {
  const id = await newExemption(kitchen);
  made(await (await kitchen.as('company_admin')).post(`${BASE}/exemptions/${id}/approval`, { body: {} }));
  return id;
}
const prepared = async (kitchen: Kitchen): Promise<string> =>
  newAttestation(await other(kitchen), await newRequirement(kitchen));
const signed = async (kitchen: Kitchen): Promise<string> =>
  signedAttestation([await other(kitchen), await kitchen.as('company_admin')], await newRequirement(kitchen));

async function heldEvidence(kitchen: Kitchen): Promise<string> {
  const id = await evidence(kitchen);
  made(await (await kitchen.as('company_admin')).post(`${BASE}/evidence/${id}/hold`, { body: REASON }));
  return id;
}
/** Only time ends a retention. */
async function oldEvidence(kitchen: Kitchen): Promise<string> {
  const id = await evidence(kitchen);
  await withClient(kitchen.api.database.superuserUrl, (client) =>
    client.query(`UPDATE evidence SET retain_until = '2020-01-01' WHERE company_id = $1 AND id = $2`, [
      kitchen.company.id,
      id,
    ]),
  );
  return id;
}
async function newControls({ as }: Kitchen): Promise<{ catalogId: string; ids: string[] }> {
  const admin = await as('company_admin');
  const { id } = made<{ id: string }>(await admin.post(`${BASE}/control-catalogs/defaults`));
  const { items } = made<{ items: { id: string }[] }>(await admin.get(`${BASE}/controls?catalogId=${id}&limit=20`));
  return { catalogId: id, ids: items.map((control) => control.id) };
}
const catalog = async (kitchen: Kitchen): Promise<string> => (await newControls(kitchen)).catalogId;
const control = async (kitchen: Kitchen): Promise<string> => (await newControls(kitchen)).ids[0]!;
const mappingBody = async (kitchen: Kitchen): Promise<object> => ({
  controlId: await control(kitchen),
  requirementId: await newRequirement(kitchen),
  coverage: 'partial',
});
const mapping = async (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, `${BASE}/controls/mappings`, await mappingBody(kitchen));
let nextPair = 0;

const version = (more: Partial<Recipe> = {}): Recipe => ({
  ...more,
  async request(kitchen) {
    const id = await evidence(kitchen);
    const details = await (await kitchen.as('company_admin')).get(`${BASE}/evidence/${id}`);
    const { versions } = made<{ versions: { id: string }[] }>(details);
    return { params: { id, versionId: versions[0]!.id } };
  },
});

export const RC_CORE_RECIPES: Recipes = {
  listRequirements: NOTHING,
  createRequirement: { request: () => ({ body: aRequirement() }) },
  installDefaultRequirements: NOTHING,
  listOverdueRequirements: NOTHING,
  readRequirement: on(newRequirement),
  updateRequirement: change(newRequirement, { title: 'Another title' }),
  listRequirementPeriods: on(newRequirement),
  readComplianceStatistics: NOTHING,
  listExemptions: NOTHING,
  requestExemption: {
    request: async (kitchen) => ({ body: { requirementId: await newRequirement(kitchen), ...REASON } }),
  },
  readExemption: on(newExemption),
  approveExemption: on(newExemption, { body: {} }),
  refuseExemption: on(newExemption, { body: REASON }),
  revokeExemption: on(approvedExemption, { body: REASON }),
  listAttestations: NOTHING,
  prepareAttestation: { request: async (kitchen) => ({ body: anAttestation(await newRequirement(kitchen)) }) },
  readAttestation: on(prepared),
  signAttestation: on(prepared, { body: {} }),
  revokeAttestation: on(signed, { body: REASON }),
  listEvidence: NOTHING,
  createEvidence: {
    request: async (kitchen) => ({
      body: { kind: 'report', title: 'Report', requirementIds: [await newRequirement(kitchen)] },
    }),
  },
  readEvidence: on(evidence),
  updateEvidence: on(evidence, { headers: { 'if-match': '"2"' }, body: { title: 'Another title' } }),
  uploadEvidenceVersion: on(evidence, { headers: TEXT, body: Buffer.from('Report') }),
  downloadEvidenceVersion: version(),
  verifyEvidenceVersion: version({ isRead: true }),
  linkEvidenceToRequirement: {
    request: async (kitchen) => ({
      params: { id: await evidence(kitchen) },
      body: { requirementId: await newRequirement(kitchen) },
    }),
  },
  holdEvidence: on(evidence, { body: REASON }),
  releaseEvidence: on(heldEvidence, { body: REASON }),
  disposeOfEvidence: on(oldEvidence, { headers: { 'if-match': '"2"' }, body: REASON }),
  listControlCatalogs: NOTHING,
  importControlCatalog: {
    request: () => ({ headers: { 'content-type': 'application/octet-stream' }, body: Buffer.from(anOscalCatalog()) }),
  },
  installHipaaControls: NOTHING,
  readControlCatalog: on(catalog),
  exportControlCatalog: on(catalog),
  readControlCoverage: on(catalog),
  listControls: NOTHING,
  readControl: on(control),
  createControlMapping: { request: async (kitchen) => ({ body: await mappingBody(kitchen) }) },
  updateControlMapping: change(mapping, { coverage: 'full' }),
  removeControlMapping: change(mapping),
  createControlRelation: {
    async request(kitchen) {
      // Each pair once: relations are never removed.
      const { ids } = await newControls(kitchen);
      const [from, to] = [nextPair % 10, 10 + (Math.floor(nextPair / 10) % 10)];
      nextPair += 1;
      return { body: { fromControlId: ids[from], toControlId: ids[to], kind: 'equivalent' } };
    },
  },
  exportPlanOfAction: NOTHING,
};
