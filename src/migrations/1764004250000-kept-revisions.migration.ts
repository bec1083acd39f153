import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable, type TenantTable } from '../shared/database/tenant-table.js';

const revisions = (key: string, of: string, columns: string[]): Omit<TenantTable, 'name'> => ({
  kind: 'append-only',
  columns: [`${key} uuid NOT NULL`, 'revision integer NOT NULL', ...columns],
  uniques: { revision: [key, 'revision'] },
  references: { [key]: of },
});

const TABLES: TenantTable[] = [
  {
    name: 'audit_finding_revisions',
    ...revisions('finding_id', 'audit_findings', ['title text NOT NULL']),
  },
  {
    name: 'corrective_action_revisions',
    ...revisions('action_id', 'corrective_actions', ['due_on date NOT NULL']),
  },
  {
    name: 'risk_assessment_revisions',
    ...revisions('assessment_id', 'compliance_risk_assessments', [
      'content_hash text NOT NULL',
      'next_due_on date NOT NULL',
    ]),
  },
];

/** What findings, corrective actions, assessments, policies and risks said on a day, also once they say otherwise. */
export class KeptRevisions1764004250000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
    await runner.query('ALTER TABLE policy_events ADD review_due_on date');
    await runner.query('ALTER TABLE risk_level_records ADD applies_from date');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE risk_level_records DROP COLUMN applies_from');
    await runner.query('ALTER TABLE policy_events DROP COLUMN review_due_on');
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
