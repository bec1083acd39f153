import type { CreatePdsaCycleDto, EditActDto, EditDoDto, EditStudyDto } from '../pdsa-cycles/pdsa-cycle.dto.js';
import type { CreatePerformanceImprovementDto } from '../performance-improvements/performance-improvement.dto.js';
import type { CreateProjectDto } from '../projects/project.dto.js';

// A synthetic project for the demo company: the numbers are those of the README's picture.
const BASELINE = { baselineValue: 0.58, baselineOn: '2025-12-31', baselineSource: 'The twelve months of 2025' };
const GOAL = { ...BASELINE, targetValue: 0.85, targetOn: '2026-12-31', betterIs: 'higher' } as const;

export const DEMO_PROJECT: Omit<CreateProjectDto, 'leadId'> = {
  title: 'Sepsis bundle in the first three hours (demo)',
  description: 'Synthetic: shows what a project looks like.',
  department: 'Emergency department',
  priority: 'high',
  aimWhat: 'Patients with sepsis who receive every applicable element of the three-hour bundle',
  aimForWhom: 'Adults in the emergency department',
  aimHowMuch: 'From 58 % to 85 %',
  aimByOn: '2026-12-31',
  metricName: 'share of patients with every element',
  ...GOAL,
  targetSource: null,
  stretchValue: 0.95,
  linkedMeasureId: null,
};

export const DEMO_DRIVERS: readonly { title: string; ideas: readonly string[] }[] = [
  { title: 'Sepsis is recognized at triage', ideas: ['Screening at triage', 'Alert to the charge nurse'] },
  { title: 'Antibiotics are at hand', ideas: ['First doses stocked in the department'] },
  { title: 'Lactate is repeated', ideas: ['Repeat order with the first result'] },
];

export const DEMO_INTERVENTION = {
  title: 'Screening at triage',
  description: null,
  responsible: 'Triage nurses',
  startedOn: '2026-01-05',
};

export const DEMO_CYCLE: { plan: CreatePdsaCycleDto; do: EditDoDto; study: EditStudyDto; act: EditActDto } = {
  plan: {
    title: 'Screening by two triage nurses',
    scale: 'Two shifts',
    objective: 'Does screening find patients before the physician does?',
    predictions: 'Eight of ten patients are found at triage',
    measures: 'Patients found at triage, of all with sepsis',
    steps: 'Two nurses screen on Monday and Tuesday; the charge nurse counts',
  },
  do: { observations: 'Screening took a minute each', collectedData: 'Nine of eleven found at triage', issues: null },
  study: {
    resultsAgainstPrediction: 'Nine of eleven: as predicted',
    learnings: 'The two who were missed came by ambulance and passed by triage',
    unexpected: null,
  },
  act: { decision: 'adopt', nextSteps: 'All shifts; screening for arrivals by ambulance' },
};

export const DEMO_METRIC: Omit<CreatePerformanceImprovementDto, 'projectId'> = {
  name: 'Sepsis bundle: patients with every applicable element',
  description: 'Synthetic counts of the demo company.',
  valueLabel: 'share of patients',
  chart: 'p',
  ...GOAL,
  sustainPoints: 6,
  baselinePoints: 12,
};

/** Months from January 2025 on: patients with every element, and patients. */
export const DEMO_COUNTS: readonly (readonly [met: number, of: number])[] = [
  [31, 52],
  [28, 49],
  [35, 55],
  [27, 47],
  [33, 58],
  [30, 50],
  [24, 51],
  [32, 53],
  [29, 48],
  [34, 57],
  [31, 54],
  [28, 50], // prettier-ignore
  [37, 53],
  [36, 49],
  [41, 56],
  [40, 51],
  [44, 55],
  [42, 50],
  [46, 54],
  [45, 52], // prettier-ignore
];
