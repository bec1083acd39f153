import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  EVIDENCE_LEVELS,
  PRACTICE_STATUSES,
} from '../modules/quality-improvement/best-practices/best-practice.codes.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const TABLE: TenantTable = {
  name: 'best_practices',
  kind: 'versioned',
  columns: [
    'title text NOT NULL',
    'description text NOT NULL',
    'category text',
    'evidence_level text NOT NULL',
    'source text',
    'status text NOT NULL',
    'adopted_on date',
    'withdrawn_on date',
  ],
  indexes: { title: ['title', 'id'], status: ['status', 'title'], created: ['created_at', 'id'] },
  checks: {
    evidence: isOneOf('evidence_level', EVIDENCE_LEVELS),
    status: isOneOf('status', PRACTICE_STATUSES),
    adopted: `status NOT IN ('adopted', 'sustained') OR adopted_on IS NOT NULL`,
    withdrawn: `(status = 'withdrawn') = (withdrawn_on IS NOT NULL)`,
  },
};

export class BestPractices1764005020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of createTenantTable(TABLE)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${TABLE.name}`);
  }
}
