import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  METRIC_CHARTS,
  METRIC_STATUSES,
} from '../modules/quality-improvement/performance-improvements/performance-improvement.codes.js';
import { DIRECTIONS } from '../modules/quality-improvement/spc/chart-kinds.codes.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const TABLES: TenantTable[] = [
  {
    name: 'performance_improvements',
    kind: 'versioned',
    columns: [
      'name text NOT NULL',
      'description text',
      'value_label text NOT NULL',
      'chart text NOT NULL',
      'better_is text NOT NULL',
      'baseline_value double precision',
      'baseline_on date',
      'baseline_source text',
      'target_value double precision NOT NULL',
      'target_on date',
      'sustain_points integer NOT NULL',
      'baseline_points integer',
      'rules text[] NOT NULL',
      'status text NOT NULL',
      'closed_on date',
      'closing_reason text',
    ],
    indexes: { status: ['status', 'created_at'], created: ['created_at', 'id'], name: ['name', 'id'] },
    checks: {
      chart: isOneOf('chart', METRIC_CHARTS),
      direction: isOneOf('better_is', DIRECTIONS),
      status: isOneOf('status', METRIC_STATUSES),
      closed: `(status = 'active') = (closed_on IS NULL)`,
    },
  },
  {
    name: 'performance_data_points',
    kind: 'versioned',
    columns: [
      'performance_improvement_id uuid NOT NULL',
      'measured_on date NOT NULL',
      'value double precision',
      'size double precision',
      'is_excluded boolean NOT NULL',
      'note text',
    ],
    references: { performance_improvement_id: 'performance_improvements' },
    uniques: { day: ['performance_improvement_id', 'measured_on'] },
  },
];

export class PerformanceImprovements1764005010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
