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

const CHART = {
  chart: 'p',
  points: [
    { label: 'January', value: 3, size: 40 },
    { label: 'February', value: 2, size: 38 },
  ],
  rules: ['nhs'],
  betterIs: 'lower',
};

const computed: Recipe = { isRead: true, needsNoStatement: true, request: () => ({ body: CHART }) };

// Care bundles
let serial = 0;
const ELEMENTS = [{ code: 'hand_hygiene', specification: 'Hand hygiene before the insertion' }];
const aBundle = () => ({ code: `BUNDLE-${++serial}`, name: 'A bundle', elements: ELEMENTS });
const newBundle = (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, '/quality-improvement/care-bundles', aBundle());

async function assessment(kitchen: Kitchen): Promise<unknown> {
  const careBundleId = await newBundle(kitchen);
  const admin = await kitchen.as('company_admin');
  const { elements } = made<{ elements: { id: string }[] }>(
    await admin.get(`/quality-improvement/care-bundles/${careBundleId}`),
  );
  const results = [{ elementId: elements[0]!.id, outcome: 'met' }];
  return { careBundleId, encounterNumber: 'ENC-1', assessedOn: '2026-06-30', results };
}
const newAssessment = async (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, '/quality-improvement/bundle-assessments', await assessment(kitchen));

// Performance improvements
const METRIC = { name: 'Falls', valueLabel: 'falls', chart: 'c', betterIs: 'lower', targetValue: 2 };
const METRICS = '/quality-improvement/performance-improvements';
const POINTS = { points: [{ measuredOn: '2026-05-31', value: 3 }] };
const newMetric = (kitchen: Kitchen): Promise<string> => newRecord(kitchen, METRICS, METRIC);
const overdueMetric = (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, METRICS, { ...METRIC, targetOn: '2020-01-01' });

// Best practices
const PRACTICE = { title: 'Catheter removal by nurses', description: 'By protocol', evidenceLevel: 'II' };
const newPractice = (kitchen: Kitchen): Promise<string> =>
  newRecord(kitchen, '/quality-improvement/best-practices', PRACTICE);

export const QUALITY_IMPROVEMENT_RECIPES: Recipes = {
  calculateChart: computed,
  drawChart: computed,
  // Care bundles
  listCareBundles: NOTHING,
  createCareBundle: { request: () => ({ body: aBundle() }) },
  installDefaultCareBundles: NOTHING,
  readCareBundle: on(newBundle),
  createCareBundleEdition: change(newBundle, { elements: ELEMENTS }),
  retireCareBundle: change(newBundle),
  readCareBundleChart: on(newBundle),
  drawCareBundleChart: on(newBundle),
  listBundleAssessments: NOTHING,
  assessBundle: { request: async (kitchen) => ({ body: await assessment(kitchen) }) },
  readBundleStatistics: NOTHING,
  readBundleAssessment: on(newAssessment),
  // Performance improvements
  listPerformanceImprovements: NOTHING,
  createPerformanceImprovement: { request: () => ({ body: METRIC }) },
  readPerformanceImprovement: on(newMetric),
  updatePerformanceImprovement: change(newMetric, { name: 'Falls with injury' }),
  addPerformanceDataPoints: on(newMetric, { body: POINTS }),
  updatePerformanceDataPoint: {
    async request(kitchen) {
      const id = await newMetric(kitchen);
      const admin = await kitchen.as('company_admin');
      const { points } = made<{ points: { id: string }[] }>(
        await admin.post(`${METRICS}/${id}/data-points`, { body: POINTS }),
      );
      return { params: { id, pointId: points[0]!.id }, headers: FIRST_VERSION, body: { value: 4 } };
    },
  },
  closePerformanceImprovement: change(overdueMetric),
  abandonPerformanceImprovement: change(newMetric, { reason: 'Not needed' }),
  readPerformanceChart: on(newMetric),
  drawPerformanceChart: on(newMetric),
  // Best practices
  listBestPractices: NOTHING,
  createBestPractice: { request: () => ({ body: PRACTICE }) },
  readBestPractice: on(newPractice),
  updateBestPractice: change(newPractice, { evidenceLevel: 'I' }),
  moveBestPractice: change(newPractice, { status: 'pilot' }),
};
