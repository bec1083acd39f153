import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable, type TenantTable } from '../shared/database/tenant-table.js';

const TABLES: TenantTable[] = [
  {
    name: 'business_associates',
    kind: 'versioned',
    columns: [
      'name text NOT NULL',
      'services text NOT NULL',
      'contact text',
      'has_subcontractors boolean NOT NULL',
      'ended_on date',
    ],
    indexes: { name: ['name', 'id'], created: ['created_at', 'id'] },
  },
  {
    name: 'business_associate_agreements',
    kind: 'versioned',
    columns: [
      'associate_id uuid NOT NULL',
      'renews_id uuid',
      'title text NOT NULL',
      'signed_on date NOT NULL',
      'starts_on date NOT NULL',
      'expires_on date',
      'flows_down boolean NOT NULL',
      'breach_report_days integer',
      'evidence_id uuid',
      'terminated_on date',
      'termination_reason text',
    ],
    references: {
      associate_id: 'business_associates',
      renews_id: 'business_associate_agreements',
      evidence_id: 'evidence',
    },
    indexes: { starts: ['starts_on', 'id'], expires: ['expires_on', 'id'], created: ['created_at', 'id'] },
    checks: {
      days: 'expires_on >= starts_on',
      termination: '(terminated_on IS NULL) = (termination_reason IS NULL)',
    },
  },
  {
    name: 'training_courses',
    kind: 'versioned',
    columns: [
      'title text NOT NULL',
      'description text',
      'valid_months integer',
      'first_due_days integer NOT NULL',
      'roles text[] NOT NULL',
      'is_retired boolean NOT NULL',
    ],
    indexes: { title: ['title', 'id'], created: ['created_at', 'id'] },
  },
  {
    name: 'training_records',
    kind: 'versioned',
    columns: [
      'course_id uuid NOT NULL',
      'user_id uuid NOT NULL',
      'completed_on date NOT NULL',
      'valid_until date',
      'evidence_id uuid',
      'voided_at timestamptz',
      'void_reason text',
    ],
    partialUniques: { day: { columns: ['course_id', 'user_id', 'completed_on'], where: 'voided_at IS NULL' } },
    references: { course_id: 'training_courses', user_id: 'users', evidence_id: 'evidence' },
    indexes: { completed: ['completed_on', 'id'], created: ['created_at', 'id'] },
    checks: { voiding: '(voided_at IS NULL) = (void_reason IS NULL)' },
  },
];

export class AssociatesAndTrainings1764004220000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
