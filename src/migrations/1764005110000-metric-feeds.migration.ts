import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FEED_KINDS } from '../modules/quality-improvement/metric-feeds/metric-feed.codes.js';
import {
  MEASURE_FAMILIES,
  POINT_SOURCES,
} from '../modules/quality-improvement/performance-improvements/performance-improvement.codes.js';
import { DENIAL_CATEGORIES, SERIES_KPIS } from '../modules/rcm/rcm.api.codes.js';
import { SIGNAL_CODES } from '../modules/quality-improvement/spc/chart-kinds.codes.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const TABLES: TenantTable[] = [
  {
    name: 'metric_feeds',
    kind: 'versioned',
    isDeletable: true,
    columns: [
      'performance_improvement_id uuid NOT NULL',
      'kind text NOT NULL',
      'kpi text',
      'denial_category text',
      'care_bundle_id uuid',
      'starts_on date NOT NULL',
    ],
    references: { performance_improvement_id: 'performance_improvements', care_bundle_id: 'care_bundles' },
    uniques: { metric: ['performance_improvement_id'] },
    checks: {
      kind: isOneOf('kind', FEED_KINDS),
      kpi: isOneOf('kpi', SERIES_KPIS),
      category: isOneOf('denial_category', DENIAL_CATEGORIES),
      source: `(kind = 'rcm_kpi') = (kpi IS NOT NULL) AND (kind = 'denial_share') = (denial_category IS NOT NULL)
        AND (kind = 'care_bundle') = (care_bundle_id IS NOT NULL)`,
    },
  },
  {
    name: 'metric_concerns',
    kind: 'append-only',
    columns: [
      'performance_improvement_id uuid NOT NULL',
      'project_id uuid',
      'measured_on date NOT NULL',
      'signal text NOT NULL',
    ],
    references: {
      performance_improvement_id: 'performance_improvements',
      project_id: 'quality_improvement_projects',
    },
    uniques: { signal: ['performance_improvement_id', 'measured_on', 'signal'] },
    indexes: { created: ['created_at', 'id'], measured: ['measured_on', 'id'] },
    checks: { signal: isOneOf('signal', SIGNAL_CODES) },
  },
];

const UP = [
  `ALTER TABLE performance_improvements ADD project_id uuid, ADD measure_family text NOT NULL DEFAULT 'outcome',
     ADD CONSTRAINT performance_improvements_project_id_fk FOREIGN KEY (company_id, project_id)
       REFERENCES quality_improvement_projects (company_id, id),
     ADD CONSTRAINT performance_improvements_family_check CHECK (${isOneOf('measure_family', MEASURE_FAMILIES)})`,
  'ALTER TABLE performance_improvements ALTER measure_family DROP DEFAULT',
  `CREATE INDEX performance_improvements_project_id_idx ON performance_improvements (company_id, project_id)`,
  `ALTER TABLE performance_data_points ADD source text NOT NULL DEFAULT 'entered',
     ADD CONSTRAINT performance_data_points_source_check CHECK (${isOneOf('source', POINT_SOURCES)})`,
  'ALTER TABLE performance_data_points ALTER source DROP DEFAULT',
  ...TABLES.flatMap(createTenantTable),
];

const DOWN = [
  ...[...TABLES].reverse().map(({ name }) => `DROP TABLE ${name}`),
  'ALTER TABLE performance_data_points DROP COLUMN source',
  'ALTER TABLE performance_improvements DROP COLUMN project_id, DROP COLUMN measure_family',
];

export class MetricFeeds1764005110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
