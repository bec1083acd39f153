import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COVERAGE_ORDERS } from '../modules/clinical-record/coverages/coverage.entity.js';
import { SEXES } from '../modules/clinical-record/patients/patient.entity.js';
import { PROVIDER_KINDS } from '../modules/clinical-record/providers/provider.entity.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const ADDRESS = ['street text', 'city text', 'state text', 'zip text'];

const TABLES: TenantTable[] = [
  {
    name: 'patients',
    kind: 'versioned',
    columns: [
      'family_name text NOT NULL',
      'given_name text',
      'middle_name text',
      'suffix text',
      'born_on date',
      'sex text',
      ...ADDRESS,
      'street2 text',
      'merged_into_id uuid',
    ],
    references: { merged_into_id: 'patients' },
    indexes: { name: ['family_name', 'given_name', 'id'], birth: ['born_on', 'family_name'] },
    checks: { sex: isOneOf('sex', SEXES) },
  },
  {
    name: 'coverages',
    kind: 'versioned',
    columns: [
      'patient_id uuid NOT NULL',
      'payer_id uuid NOT NULL',
      'member_id text NOT NULL',
      'group_number text',
      'plan_name text',
      'relationship_code text NOT NULL',
      'filing_code text',
      '"order" text NOT NULL',
      'subscriber_family_name text',
      'subscriber_given_name text',
      'subscriber_born_on date',
      'effective_on date',
      'ends_on date',
    ],
    references: { patient_id: 'patients', payer_id: 'payers' },
    indexes: { member: ['member_id', 'payer_id'] },
    uniques: { identity: ['payer_id', 'member_id', 'patient_id'] },
    checks: { order: isOneOf('"order"', COVERAGE_ORDERS) },
  },
  {
    name: 'providers',
    kind: 'versioned',
    columns: [
      'kind text NOT NULL',
      'name text NOT NULL',
      'given_name text',
      'npi text',
      'tax_id text',
      'taxonomy_code text',
      ...ADDRESS,
      'is_ours boolean NOT NULL',
    ],
    indexes: { name: ['name', 'id'], tax: ['tax_id'] },
    // Without an NPI a provider is told by what the file says of it; with one the NPI is its identity.
    partialUniques: { npi: { columns: ['npi'], where: 'npi IS NOT NULL' } },
    checks: { kind: isOneOf('kind', PROVIDER_KINDS) },
  },
  {
    name: 'facilities',
    kind: 'versioned',
    columns: ['name text NOT NULL', 'npi text', 'place_of_service_code text', ...ADDRESS],
    indexes: { name: ['name', 'id'] },
    partialUniques: { npi: { columns: ['npi'], where: 'npi IS NOT NULL' } },
  },
];

export class ClinicalRecord1764000600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
