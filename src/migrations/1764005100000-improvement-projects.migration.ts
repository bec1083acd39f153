import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  DRIVER_KINDS,
  FACTOR_KINDS,
  INTERVENTION_STATUSES,
  TEAM_ROLES,
} from '../modules/quality-improvement/project-parts/project-parts.codes.js';
import { PROJECT_PRIORITIES, PROJECT_STATUSES } from '../modules/quality-improvement/projects/project.codes.js';
import {
  PDSA_DECISIONS,
  PDSA_PHASES,
  WORKING_PHASES,
} from '../modules/quality-improvement/pdsa-cycles/pdsa-cycle.codes.js';
import { DIRECTIONS } from '../modules/quality-improvement/spc/chart-kinds.codes.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const PROJECT_ID = 'project_id uuid NOT NULL';
const OF_PROJECT = { project_id: 'quality_improvement_projects' };
const BY_PROJECT = { project: ['project_id', 'id'] };

const PROJECTS: TenantTable = {
  name: 'quality_improvement_projects',
  kind: 'versioned',
  columns: [
    'number integer NOT NULL',
    'title text NOT NULL',
    'description text',
    'department text',
    'priority text NOT NULL',
    'status text NOT NULL',
    'lead_id uuid',
    'aim_what text NOT NULL',
    'aim_for_whom text NOT NULL',
    'aim_how_much text NOT NULL',
    'aim_by_on date NOT NULL',
    'metric_name text',
    'better_is text',
    'baseline_value double precision',
    'baseline_on date',
    'baseline_source text',
    'target_value double precision',
    'target_on date',
    'target_source text',
    'stretch_value double precision',
    'linked_measure_id uuid',
    'started_on date',
    'completed_on date',
    'cancelled_on date',
    'status_reason text',
  ],
  references: { lead_id: 'users' },
  uniques: { number: ['number'] },
  indexes: {
    status: ['status', 'number'],
    priority: ['priority', 'number'],
    aim: ['aim_by_on', 'id'],
    title: ['title', 'id'],
  },
  checks: {
    priority: isOneOf('priority', PROJECT_PRIORITIES),
    status: isOneOf('status', PROJECT_STATUSES),
    direction: isOneOf('better_is', DIRECTIONS),
    completed: `(status = 'completed') = (completed_on IS NOT NULL)`,
    cancelled: `(status = 'cancelled') = (cancelled_on IS NOT NULL)`,
  },
};

const PARTS: TenantTable[] = [
  {
    name: 'project_interventions',
    kind: 'versioned',
    columns: [
      PROJECT_ID,
      'title text NOT NULL',
      'description text',
      'responsible text',
      'status text NOT NULL',
      'started_on date',
      'ended_on date',
    ],
    references: OF_PROJECT,
    indexes: BY_PROJECT,
    checks: {
      status: isOneOf('status', INTERVENTION_STATUSES),
      ended: `(status IN ('completed', 'abandoned')) = (ended_on IS NOT NULL)`,
    },
  },
  {
    name: 'project_team_members',
    kind: 'versioned',
    columns: [PROJECT_ID, 'name text NOT NULL', 'user_id uuid', 'role text NOT NULL', 'left_on date'],
    references: { ...OF_PROJECT, user_id: 'users' },
    indexes: BY_PROJECT,
    checks: { role: isOneOf('role', TEAM_ROLES) },
  },
  {
    name: 'project_factors',
    kind: 'versioned',
    columns: [PROJECT_ID, 'kind text NOT NULL', 'description text NOT NULL', 'response text', 'resolved_on date'],
    references: OF_PROJECT,
    indexes: BY_PROJECT,
    checks: { kind: isOneOf('kind', FACTOR_KINDS) },
  },
  {
    name: 'project_drivers',
    kind: 'versioned',
    isDeletable: true,
    columns: [PROJECT_ID, 'kind text NOT NULL', 'parent_id uuid', 'title text NOT NULL'],
    references: { ...OF_PROJECT, parent_id: 'project_drivers' },
    indexes: BY_PROJECT,
    checks: {
      kind: isOneOf('kind', DRIVER_KINDS),
      parent: `(kind = 'primary') = (parent_id IS NULL)`,
      itself: 'parent_id <> id',
    },
  },
];

const CYCLES: TenantTable[] = [
  {
    name: 'pdsa_cycles',
    kind: 'versioned',
    columns: [
      PROJECT_ID,
      'number integer NOT NULL',
      'title text NOT NULL',
      'scale text',
      'phase text NOT NULL',
      'previous_cycle_id uuid',
      'objective text',
      'predictions text',
      'measures text',
      'steps text',
      'observations text',
      'collected_data text',
      'issues text',
      'results_against_prediction text',
      'learnings text',
      'unexpected text',
      'decision text',
      'next_steps text',
      'started_on date',
      'completed_on date',
    ],
    references: { ...OF_PROJECT, previous_cycle_id: 'pdsa_cycles' },
    uniques: { number: ['project_id', 'number'], previous_cycle: ['previous_cycle_id'] },
    indexes: { created: ['created_at', 'id'], phase: ['phase', 'created_at'], number: ['number', 'id'] },
    checks: {
      phase: isOneOf('phase', PDSA_PHASES),
      decision: isOneOf('decision', PDSA_DECISIONS),
      completed: `(phase = 'completed') = (completed_on IS NOT NULL)`,
      decided: `phase <> 'completed' OR decision IS NOT NULL`,
    },
  },
  {
    name: 'pdsa_amendments',
    kind: 'append-only',
    columns: ['pdsa_cycle_id uuid NOT NULL', 'phase text NOT NULL', 'note text NOT NULL'],
    references: { pdsa_cycle_id: 'pdsa_cycles' },
    checks: { phase: isOneOf('phase', WORKING_PHASES) },
  },
];

const TABLES = [PROJECTS, ...PARTS, ...CYCLES];

export class ImprovementProjects1764005100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
