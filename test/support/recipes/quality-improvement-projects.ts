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

export const QUALITY_IMPROVEMENT_PROJECT_RECIPES: Recipes = {
  listImprovementProjects: NOTHING,
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
};
