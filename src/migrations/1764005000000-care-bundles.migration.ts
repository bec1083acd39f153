import type { MigrationInterface, QueryRunner } from 'typeorm';
import { OUTCOMES } from '../modules/quality-improvement/bundle-assessments/element-outcomes.codes.js';
import { BUNDLE_STATUSES } from '../modules/quality-improvement/care-bundles/care-bundle.entity.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const TABLES: TenantTable[] = [
  {
    name: 'care_bundles',
    kind: 'versioned',
    columns: [
      'code text NOT NULL',
      'edition integer NOT NULL',
      'name text NOT NULL',
      'steward text',
      'source text',
      'status text NOT NULL',
    ],
    uniques: { edition: ['code', 'edition'] },
    indexes: { name: ['name', 'id'] },
    partialUniques: { active: { columns: ['code'], where: `status = 'active'` } },
    checks: { status: isOneOf('status', BUNDLE_STATUSES), edition: 'edition >= 1' },
  },
  {
    name: 'care_bundle_elements',
    kind: 'append-only',
    columns: [
      'care_bundle_id uuid NOT NULL',
      'number integer NOT NULL',
      'code text NOT NULL',
      'specification text NOT NULL',
      'frequency text',
      'responsible text',
      'is_critical boolean NOT NULL',
      'applies_if text',
    ],
    references: { care_bundle_id: 'care_bundles' },
    uniques: { number: ['care_bundle_id', 'number'], code: ['care_bundle_id', 'code'] },
  },
  {
    name: 'bundle_compliance',
    kind: 'append-only',
    columns: [
      'care_bundle_id uuid NOT NULL',
      'patient_id uuid',
      'encounter_number text NOT NULL',
      'assessed_on date NOT NULL',
      'unit text',
      'note text',
      'replaces_id uuid',
      'applicable_count integer NOT NULL',
      'met_count integer NOT NULL',
      'critical_applicable_count integer NOT NULL',
      'critical_met_count integer NOT NULL',
      'is_perfect boolean',
    ],
    references: { care_bundle_id: 'care_bundles', patient_id: 'patients', replaces_id: 'bundle_compliance' },
    partialUniques: { replaces: { columns: ['replaces_id'], where: 'replaces_id IS NOT NULL' } },
    indexes: { bundle: ['care_bundle_id', 'assessed_on'], day: ['assessed_on', 'id'] },
    checks: {
      met: 'met_count <= applicable_count AND critical_met_count <= critical_applicable_count',
      perfect: '(is_perfect IS NULL) = (applicable_count = 0)',
    },
  },
  {
    name: 'bundle_element_results',
    kind: 'append-only',
    columns: [
      'bundle_compliance_id uuid NOT NULL',
      'element_id uuid NOT NULL',
      'outcome text NOT NULL',
      'is_stated boolean NOT NULL',
      'reason text',
    ],
    references: { bundle_compliance_id: 'bundle_compliance', element_id: 'care_bundle_elements' },
    uniques: { element: ['bundle_compliance_id', 'element_id'] },
    checks: { outcome: isOneOf('outcome', OUTCOMES) },
  },
];

export class CareBundles1764005000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
