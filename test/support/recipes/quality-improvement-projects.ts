import { addMonths } from '../../../src/shared/domain/day.rules.js';
import { today } from '../company-day.js';
import { withClient } from '../../../src/embedded/provision.js';
import { newId } from '../../../src/shared/database/new-id.js';
import {
  change,
  FIRST_VERSION,
  made,
  newRecord,
  NOTHING,
  on,
  type Kitchen,
  type Recipe,
  type Recipes,
} from './recipe.js';

const PROJECTS = '/quality-improvement/projects';
const CYCLES = '/quality-improvement/pdsa-cycles';
const PROJECT = {
  title: 'Fewer falls',
  priority: 'high',
  aimWhat: 'Falls with injury',
  aimForWhom: 'Inpatients',
  aimHowMuch: 'By half',
  aimByOn: '2026-12-31',
};
const newProject = (kitchen: Kitchen): Promise<string> => newRecord(kitchen, PROJECTS, PROJECT);

// Parts of a project
const INTERVENTION = { title: 'Hourly rounding' };
const MEMBER = { name: 'Dana Whitfield', role: 'champion' };
const FACTOR = { kind: 'barrier', description: 'Nights are short of staff' };
const DRIVER = { kind: 'primary', title: 'Safe surroundings' };

/** Changes a part that was just added to a project. */
const changePart = (part: string, facts: object, body?: unknown): Recipe => ({
  async request(kitchen) {
    const id = await newProject(kitchen);
    const partId = await newRecord(kitchen, `${PROJECTS}/${id}/${part}`, facts);
    return { params: { id, partId }, headers: FIRST_VERSION, body };
  },
});

// PDSA cycles
const PLAN = {
  title: 'Rounding on one ward',
  objective: 'Can it be done?',
  predictions: 'Nine of ten rounds',
  measures: 'Rounds done',
  steps: 'One week, ward 4',
};
const newCycle = async (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, `${PROJECTS}/${await newProject(kitchen)}/pdsa-cycles`, PLAN);

const PHASES: [phase: string, contents: object][] = [
  ['do', { observations: 'Done', collectedData: '8 of 10' }],
  ['study', { resultsAgainstPrediction: 'Fewer than predicted', learnings: 'Nights differ' }],
  ['act', { decision: 'adapt', nextSteps: 'Nights apart' }],
];

/** A cycle that has entered `phase`. */
async function cycleIn(kitchen: Kitchen, phase: string): Promise<{ id: string; version: number }> {
  const id = await newCycle(kitchen);
  const admin = await kitchen.as('company_admin');
  let version = 1;
  const send = async (way: 'post' | 'patch', path: string, body: unknown) => {
    made(await admin[way](`${CYCLES}/${id}/${path}`, { headers: { 'if-match': `"${version}"` }, body }));
    version += 1;
  };
  for (const [next, contents] of PHASES) {
    await send('post', 'phase-changes', { phase: next });
    if (next === phase) return { id, version };
    await send('patch', next, contents);
  }
  await send('post', 'phase-changes', { phase: 'completed' });
  return { id, version };
}
const edit = (phase: string, body: unknown): Recipe => ({
  async request(kitchen) {
    const { id, version } = await cycleIn(kitchen, phase);
    return { params: { id }, headers: { 'if-match': `"${version}"` }, body };
  },
});

// Feeds
const METRICS = '/quality-improvement/performance-improvements';
const METRIC = { name: 'Denial rate', valueLabel: 'percent', chart: 'i', betterIs: 'lower', targetValue: 5 };
const FEED = { kind: 'rcm_kpi', kpi: 'denialRate', startsOn: '2026-01-01' };
const newMetric = (kitchen: Kitchen): Promise<string> => newRecord(kitchen, METRICS, METRIC);
async function newFedMetric(kitchen: Kitchen): Promise<string> {
  const id = await newMetric(kitchen);
  await newRecord(kitchen, `${METRICS}/${id}/feed`, FEED);
  return id;
}

async function newMeasuredProject(kitchen: Kitchen): Promise<string> {
  const projectId = await newProject(kitchen);
  await newRecord(kitchen, METRICS, { ...METRIC, projectId });
  return projectId;
}

// Proposals
const SETTINGS = { denialSharePercent: 25, leastDeniedCents: 0 };
async function setSettings(kitchen: Kitchen): Promise<void> {
  made(await (await kitchen.as('company_admin')).put('/quality-improvement/settings', { body: SETTINGS }));
}
/** A proposal as a look through the denials leaves it; the one way over HTTP needs a month of denials. */
let serial = 0;
async function newProposal({ api, company, as }: Kitchen): Promise<string> {
  const admin = await as('company_admin');
  const { createdBy } = made<{ createdBy: string }>(await admin.post(PROJECTS, { body: PROJECT }));
  const id = newId();
  // Another month each time, none of them too long ago to be accepted.
  const monthOn = addMonths(`${today().slice(0, 7)}-01`, -1 - (serial++ % 100));
  await withClient(api.database.migratorUrl, async (client) => {
    await client.query(`SELECT set_config('app.company_id', $1, false)`, [company.id]);
    // A category has one open proposal.
    await client.query(
      `UPDATE project_proposals SET status = 'rejected', decided_on = '2026-01-02', reason = 'A later one is open'
       WHERE company_id = $1 AND denial_category = 'coding' AND status = 'open'`,
      [company.id],
    );
    await client.query(
      `INSERT INTO project_proposals (company_id, id, created_at, created_by, version, updated_at, updated_by,
         denial_category, from_on, to_on, share_percent, denied_cents, denials, threshold_percent, status)
       VALUES ($1, $2, '2026-01-01', $3, 1, '2026-01-01', $3, 'coding', $4, $4, 40, 100, 1, 25, 'open')`,
      [company.id, id, createdBy, monthOn],
    );
  });
  return id;
}

export const QUALITY_IMPROVEMENT_PROJECT_RECIPES: Recipes = {
  listImprovementProjects: NOTHING,
  linkBestPractice: {
    async request(kitchen) {
      const practice = { title: 'Removal by nurses', description: 'By protocol', evidenceLevel: 'II' };
      const id = await newRecord(kitchen, '/quality-improvement/best-practices', practice);
      return { params: { id }, body: { projectId: await newProject(kitchen) } };
    },
  },
  createImprovementProject: { request: () => ({ body: PROJECT }) },
  readImprovementProject: on(newProject),
  updateImprovementProject: change(newProject, { priority: 'critical' }),
  moveImprovementProject: change(newProject, { status: 'cancelled', reason: 'Not needed' }),
  addProjectIntervention: on(newProject, { body: INTERVENTION }),
  updateProjectIntervention: changePart('interventions', INTERVENTION, { responsible: 'Ward 4' }),
  advanceProjectIntervention: changePart('interventions', INTERVENTION, { status: 'in_progress' }),
  addProjectTeamMember: on(newProject, { body: MEMBER }),
  updateProjectTeamMember: changePart('team-members', MEMBER, { leftOn: '2026-06-30' }),
  addProjectFactor: on(newProject, { body: FACTOR }),
  updateProjectFactor: changePart('factors', FACTOR, { resolvedOn: '2026-06-30' }),
  addProjectDriver: on(newProject, { body: DRIVER }),
  updateProjectDriver: changePart('drivers', DRIVER, { title: 'Safe rooms' }),
  removeProjectDriver: changePart('drivers', DRIVER),
  // PDSA cycles
  listPdsaCycles: NOTHING,
  createPdsaCycle: on(newProject, { body: PLAN }),
  readPdsaCycle: on(newCycle),
  editPdsaPlan: change(newCycle, { scale: 'One ward' }),
  editPdsaDo: edit('do', { issues: 'None' }),
  editPdsaStudy: edit('study', { unexpected: 'Nothing' }),
  editPdsaAct: edit('act', { decision: 'adopt' }),
  enterPdsaPhase: change(newCycle, { phase: 'do' }),
  amendPdsaCycle: {
    async request(kitchen) {
      const { id } = await cycleIn(kitchen, 'do');
      return { params: { id }, body: { phase: 'plan', note: 'Ward 5, not 4' } };
    },
  },
  openNextPdsaCycle: {
    async request(kitchen) {
      const { id } = await cycleIn(kitchen, 'completed');
      return { params: { id }, body: {} };
    },
  },
  // Feeds and concerns
  beginMetricFeed: on(newMetric, { body: FEED }),
  readMetricFeed: on(newFedMetric),
  endMetricFeed: change(newFedMetric),
  refreshMetricFeed: on(newFedMetric),
  listMetricConcerns: NOTHING,
  // Proposals
  readImprovementSettings: {
    async request(kitchen) {
      await setSettings(kitchen);
      return {};
    },
  },
  setImprovementSettings: {
    request: () => ({ body: { ...SETTINGS, denialSharePercent: 20 + (serial++ % 50) } }),
  },
  listProjectProposals: NOTHING,
  readProjectProposal: on(newProposal),
  evaluateDenials: {
    async request(kitchen) {
      await setSettings(kitchen);
      return { body: {} };
    },
  },
  acceptProjectProposal: change(newProposal, { aimByOn: '2027-03-31' }),
  rejectProjectProposal: change(newProposal, { reason: 'Settled with the payer' }),
  readImprovementStatistics: NOTHING,
  // Charts of projects
  readProjectChart: on(newMeasuredProject),
  drawProjectChart: on(newMeasuredProject),
  drawDriverDiagram: on(newProject),
};
