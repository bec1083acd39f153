import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  ASSESSMENT_KINDS,
  ASSESSMENT_TRIGGERS,
  RISK_LEVELS,
  RISK_METHODS,
  RISK_STATUSES,
  THREAT_SOURCES,
  TREATMENT_KINDS,
  TREATMENT_STATUSES,
} from '../modules/regulatory-compliance/risk-assessments/risk.codes.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const within = (column: string, from: number, to: number): string => `${column} BETWEEN ${from} AND ${to}`;

const TABLES: TenantTable[] = [
  {
    name: 'compliance_risk_assessments',
    kind: 'versioned',
    columns: [
      'kind text NOT NULL',
      'title text NOT NULL',
      'scope text NOT NULL',
      'ephi_inventory text',
      'trigger text NOT NULL',
      'method text NOT NULL',
      'assessed_on date NOT NULL',
      'next_due_on date NOT NULL',
      'retain_until date NOT NULL',
      'previous_assessment_id uuid',
      'author_ids text[] NOT NULL',
      'content_hash text NOT NULL',
    ],
    references: { previous_assessment_id: 'compliance_risk_assessments' },
    indexes: { created: ['created_at', 'id'], due: ['next_due_on', 'id'] },
    checks: {
      kind: isOneOf('kind', ASSESSMENT_KINDS),
      trigger: isOneOf('trigger', ASSESSMENT_TRIGGERS),
      method: isOneOf('method', RISK_METHODS),
      order: 'assessed_on < next_due_on',
    },
  },
  {
    name: 'assessed_risks',
    kind: 'versioned',
    columns: [
      'assessment_id uuid NOT NULL',
      'asset text NOT NULL',
      'threat_source text NOT NULL',
      'threat_event text NOT NULL',
      'vulnerability text NOT NULL',
      'existing_controls text',
      'likelihood integer NOT NULL',
      'adverse_impact_likelihood integer',
      'impact integer NOT NULL',
      'control_likelihood_reduction integer NOT NULL',
      'control_impact_reduction integer NOT NULL',
      'affects_confidentiality boolean NOT NULL',
      'affects_integrity boolean NOT NULL',
      'affects_availability boolean NOT NULL',
      'people_affected integer',
      'status text NOT NULL',
    ],
    references: { assessment_id: 'compliance_risk_assessments' },
    indexes: { created: ['created_at', 'id'] },
    checks: {
      threat_source: isOneOf('threat_source', THREAT_SOURCES),
      status: isOneOf('status', RISK_STATUSES),
      scales: `${within('likelihood', 1, 5)} AND ${within('impact', 1, 5)} AND ${within('adverse_impact_likelihood', 1, 5)}`,
    },
  },
  {
    name: 'risk_treatments',
    kind: 'versioned',
    columns: [
      'risk_id uuid NOT NULL',
      'assessment_id uuid NOT NULL',
      'kind text NOT NULL',
      'description text NOT NULL',
      'owner_id uuid NOT NULL',
      'due_on date',
      'expires_on date',
      'likelihood_reduction integer NOT NULL',
      'impact_reduction integer NOT NULL',
      'status text NOT NULL',
    ],
    references: { risk_id: 'assessed_risks', assessment_id: 'compliance_risk_assessments', owner_id: 'users' },
    checks: { kind: isOneOf('kind', TREATMENT_KINDS), status: isOneOf('status', TREATMENT_STATUSES) },
  },
  {
    name: 'risk_approvals',
    kind: 'append-only',
    columns: [
      'assessment_id uuid NOT NULL',
      'treatment_id uuid',
      'content_hash text NOT NULL',
      'content jsonb NOT NULL',
      'note text',
    ],
    references: { assessment_id: 'compliance_risk_assessments', treatment_id: 'risk_treatments' },
  },
  {
    name: 'risk_level_records',
    kind: 'append-only',
    columns: [
      'risk_id uuid NOT NULL',
      'sequence integer NOT NULL',
      'status text NOT NULL',
      'inherent text NOT NULL',
      'residual text NOT NULL',
      'target text NOT NULL',
    ],
    uniques: { sequence: ['risk_id', 'sequence'] },
    references: { risk_id: 'assessed_risks' },
    checks: {
      status: isOneOf('status', RISK_STATUSES),
      inherent: isOneOf('inherent', RISK_LEVELS),
      residual: isOneOf('residual', RISK_LEVELS),
      target: isOneOf('target', RISK_LEVELS),
    },
  },
];

/** Risk assessments, their risks and treatments, the levels these had and who approved them in which state. */
export class RiskAssessments1764004120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
