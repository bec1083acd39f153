import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  CATALOG_KINDS,
  CONTROL_RELATIONS,
  COVERAGES,
  DESIGNATIONS,
} from '../modules/regulatory-compliance/controls/control.codes.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const TABLES: TenantTable[] = [
  {
    name: 'control_catalogs',
    kind: 'versioned',
    columns: [
      'kind text NOT NULL',
      'oscal_uuid uuid NOT NULL',
      'title text NOT NULL',
      'document_version text NOT NULL',
      'oscal_version text NOT NULL',
      'control_keys text[] NOT NULL',
    ],
    uniques: { oscal_uuid: ['oscal_uuid'] },
    indexes: { title: ['title', 'id'] },
    checks: { kind: isOneOf('kind', CATALOG_KINDS) },
  },
  {
    name: 'oscal_documents',
    kind: 'append-only',
    columns: ['catalog_id uuid NOT NULL', 'document jsonb NOT NULL'],
    uniques: { catalog: ['catalog_id'] },
    references: { catalog_id: 'control_catalogs' },
  },
  {
    name: 'controls',
    kind: 'append-only',
    columns: [
      'catalog_id uuid NOT NULL',
      'control_key text NOT NULL',
      'parent_key text',
      'position integer NOT NULL',
      'citation text',
      'title text NOT NULL',
      'statement text',
      'designation text',
    ],
    uniques: { control_key: ['catalog_id', 'control_key'] },
    references: { catalog_id: 'control_catalogs' },
    indexes: { position: ['catalog_id', 'position', 'id'], key: ['control_key'] },
    checks: { designation: isOneOf('designation', DESIGNATIONS) },
  },
  {
    name: 'control_mappings',
    kind: 'versioned',
    isDeletable: true,
    columns: ['control_id uuid NOT NULL', 'requirement_id uuid', 'evidence_id uuid', 'coverage text NOT NULL'],
    partialUniques: {
      requirement: { columns: ['control_id', 'requirement_id'], where: 'requirement_id IS NOT NULL' },
      evidence: { columns: ['control_id', 'evidence_id'], where: 'evidence_id IS NOT NULL' },
    },
    references: { control_id: 'controls', requirement_id: 'compliance_requirements', evidence_id: 'evidence' },
    checks: {
      coverage: isOneOf('coverage', COVERAGES),
      one: '(requirement_id IS NULL) <> (evidence_id IS NULL)',
    },
  },
  {
    name: 'control_relations',
    kind: 'append-only',
    columns: ['from_control_id uuid NOT NULL', 'to_control_id uuid NOT NULL', 'kind text NOT NULL'],
    uniques: { pair: ['from_control_id', 'to_control_id'] },
    references: { from_control_id: 'controls', to_control_id: 'controls' },
    checks: { kind: isOneOf('kind', CONTROL_RELATIONS) },
  },
];

export class Controls1764004020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
