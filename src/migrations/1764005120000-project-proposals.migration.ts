import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DENIAL_CATEGORIES } from '../modules/rcm/rcm.api.codes.js';
import { PROPOSAL_STATUSES } from '../modules/quality-improvement/project-proposals/project-proposal.codes.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const TABLES: TenantTable[] = [
  {
    name: 'improvement_settings',
    kind: 'versioned',
    columns: ['denial_share_percent double precision NOT NULL', 'least_denied_cents bigint NOT NULL'],
    uniques: { company: [] },
    checks: { share: 'denial_share_percent BETWEEN 0 AND 100', least: 'least_denied_cents >= 0' },
  },
  {
    name: 'project_proposals',
    kind: 'versioned',
    columns: [
      'denial_category text NOT NULL',
      'from_on date NOT NULL',
      'to_on date NOT NULL',
      'share_percent double precision NOT NULL',
      'denied_cents bigint NOT NULL',
      'denials integer NOT NULL',
      'threshold_percent double precision NOT NULL',
      'status text NOT NULL',
      'project_id uuid',
      'decided_on date',
      'reason text',
    ],
    references: { project_id: 'quality_improvement_projects' },
    uniques: { period: ['denial_category', 'from_on', 'to_on'] },
    indexes: { ended: ['to_on', 'id'], created: ['created_at', 'id'], status: ['status', 'to_on'] },
    checks: {
      category: isOneOf('denial_category', DENIAL_CATEGORIES),
      status: isOneOf('status', PROPOSAL_STATUSES),
      accepted: `(status = 'accepted') = (project_id IS NOT NULL)`,
      decided: `(status = 'open') = (decided_on IS NULL)`,
      rejected: `(status = 'rejected') = (reason IS NOT NULL)`,
    },
  },
];

export class ProjectProposals1764005120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
