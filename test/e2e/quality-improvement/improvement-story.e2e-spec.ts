import { newDataDirectory } from '../../setup/launched.js';
import { endServers, ServerProcess } from '../../support/server-process.js';

const QI = '/quality-improvement';
const TABLES = [
  'quality_improvement_projects',
  'project_interventions',
  'pdsa_cycles',
  'care_bundles',
  'bundle_compliance',
  'performance_improvements',
  'performance_data_points',
  'metric_concerns',
  'notices',
];
const PROJECT = {
  title: 'Fewer falls',
  priority: 'high',
  aimWhat: 'Falls',
  aimForWhom: 'Inpatients',
  aimHowMuch: 'By half',
  aimByOn: '2099-12-31',
};
const GOAL = {
  metricName: 'falls per month',
  betterIs: 'lower',
  baselineValue: 10,
  baselineOn: '2025-12-31',
  baselineSource: 'Incident reports, 2025',
  targetValue: 5,
};
const PLAN = {
  title: 'Rounds',
  objective: 'Can it be done?',
  predictions: '9 of 10',
  measures: 'Rounds',
  steps: 'Ward 4',
};

interface Row {
  id: string;
  version: number;
}

describe('QI §0 projects: project, baseline, cycle, bundle, signals, completed; kill -9 and a new start between all', () => {
  const dataDir = newDataDirectory();
  let server: ServerProcess;
  let project: Row & { createdBy: string };
  let metricId: string;

  async function act<Body = Row>(method: string, path: string, body: object, version?: number): Promise<Body> {
    const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
    const answer = await server.send<Body>(method, `${QI}/${path}`, body, 'quality', headers);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
  const read = async <Body>(path: string) =>
    (await server.send<Body>('GET', `${QI}/${path}`, undefined, 'quality')).body;
  const everything = () => Promise.all(TABLES.map((table) => server.query(`SELECT * FROM ${table} ORDER BY id`)));

  beforeAll(async () => {
    server = await ServerProcess.start(dataDir);
    await server.filled();
  }, 120_000);
  afterAll(endServers);
  afterEach(async () => {
    await server.settled();
    const before = await everything();
    await server.end('SIGKILL');
    server = await ServerProcess.start(dataDir);
    await server.settled();
    expect(await everything()).toEqual(before);
  }, 120_000);

  it('a project is begun', async () => {
    project = await act('POST', 'projects', PROJECT);
  }, 30_000);

  it('gets its baseline, a lead and a metric, and starts', async () => {
    await act('PATCH', `projects/${project.id}`, { ...GOAL, leadId: project.createdBy }, 1);
    const chart = { chart: 'i', betterIs: 'lower', targetValue: 5, baselinePoints: 12 };
    const metric = { name: 'Falls', valueLabel: 'falls per month', projectId: project.id, ...chart };
    metricId = (await act('POST', 'performance-improvements', metric)).id;
    await act('POST', `projects/${project.id}/status-changes`, { status: 'active' }, 2);
  }, 30_000);

  it('runs a cycle', async () => {
    const { id } = await act('POST', `projects/${project.id}/pdsa-cycles`, PLAN);
    const contents: [string, object][] = [
      ['do', { observations: 'Nights', collectedData: '8 of 10' }],
      ['study', { resultsAgainstPrediction: '8 instead of 9', learnings: 'Nights differ' }],
      ['act', { decision: 'adopt', nextSteps: 'All wards' }],
    ];
    let version = 1;
    for (const [phase, facts] of contents) {
      await act('POST', `pdsa-cycles/${id}/phase-changes`, { phase }, version++);
      await act('PATCH', `pdsa-cycles/${id}/${phase}`, facts, version++);
    }
    await act('POST', `pdsa-cycles/${id}/phase-changes`, { phase: 'completed' }, version);
  }, 30_000);

  it('assesses a bundle', async () => {
    const elements = [{ code: 'rounds', specification: 'Hourly rounds' }];
    const bundle = await act<Row & { elements: Row[] }>('POST', 'care-bundles', {
      code: 'FALL',
      name: 'Falls',
      elements,
    });
    const results = [{ elementId: bundle.elements[0]!.id, outcome: 'met' }];
    const about = { careBundleId: bundle.id, encounterNumber: 'E1', assessedOn: '2026-01-31', results };
    await act('POST', 'bundle-assessments', about);
  }, 30_000);

  it('its chart signals, and the concern is told once', async () => {
    const values = [10, 11, 10, 9, 10, 11, 10, 9, 10, 11, 10, 9, 40];
    const points = values.map((value, at) => ({
      measuredOn: at < 12 ? `2025-${String(at + 1).padStart(2, '0')}-28` : '2026-01-28',
      value,
    }));
    await act('POST', `performance-improvements/${metricId}/data-points`, { points });
    const { items } = await read<{ items: object[] }>(`metric-concerns?projectId=${project.id}`);
    expect(items).toEqual([expect.objectContaining({ measuredOn: '2026-01-28', signal: 'nhs.outside' })]);
  }, 30_000);

  it('and it is completed', async () => {
    const { version } = await read<Row>(`projects/${project.id}`);
    const completed = await act('POST', `projects/${project.id}/status-changes`, { status: 'completed' }, version);
    expect(completed).toMatchObject({ status: 'completed', completedOn: expect.any(String) });
  }, 30_000);
});
