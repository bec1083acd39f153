import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AUDIT_KINDS, AUDIT_STATUSES } from '../modules/regulatory-compliance/audits/audit.codes.js';
import {
  ACTION_EVENT_KINDS,
  ACTION_STATUSES,
} from '../modules/regulatory-compliance/corrective-actions/corrective-action.codes.js';
import { FINDING_EVENT_KINDS, FINDING_SEVERITIES } from '../modules/regulatory-compliance/findings/finding.codes.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const TABLES: TenantTable[] = [
  {
    name: 'regulatory_audits',
    kind: 'versioned',
    columns: [
      'audit_number text NOT NULL',
      'kind text NOT NULL',
      'title text NOT NULL',
      'scope text',
      'auditor text',
      'scheduled_from date',
      'scheduled_to date',
      'status text NOT NULL',
      'started_on date',
      'ended_on date',
      'conclusion text',
    ],
    uniques: { audit_number: ['audit_number'] },
    indexes: { created: ['created_at', 'id'], title: ['title', 'id'], status: ['status', 'created_at', 'id'] },
    checks: {
      kind: isOneOf('kind', AUDIT_KINDS),
      status: isOneOf('status', AUDIT_STATUSES),
      order: 'scheduled_from <= scheduled_to AND started_on <= ended_on',
    },
  },
  {
    name: 'audit_status_changes',
    kind: 'append-only',
    columns: ['audit_id uuid NOT NULL', 'sequence integer NOT NULL', 'status text NOT NULL', 'reason text'],
    uniques: { sequence: ['audit_id', 'sequence'] },
    references: { audit_id: 'regulatory_audits' },
    checks: { status: isOneOf('status', AUDIT_STATUSES) },
  },
  {
    name: 'finding_deadlines',
    kind: 'append-only',
    columns: ['severity text NOT NULL', 'days integer NOT NULL', 'applies_from date NOT NULL'],
    indexes: { created: ['created_at', 'id'] },
    checks: { severity: isOneOf('severity', FINDING_SEVERITIES), days: 'days > 0' },
  },
  {
    name: 'corrective_actions',
    kind: 'versioned',
    columns: [
      'finding_id uuid NOT NULL',
      'title text NOT NULL',
      'description text',
      'owner text',
      'due_on date NOT NULL',
      'status text NOT NULL',
      'completed_at timestamptz',
      'verified_at timestamptz',
    ],
    references: { finding_id: 'audit_findings' },
    indexes: { due: ['due_on', 'id'], created: ['created_at', 'id'] },
    checks: { status: isOneOf('status', ACTION_STATUSES) },
  },
  {
    name: 'corrective_action_events',
    kind: 'append-only',
    columns: ['action_id uuid NOT NULL', 'sequence integer NOT NULL', 'kind text NOT NULL', 'note text'],
    uniques: { sequence: ['action_id', 'sequence'] },
    references: { action_id: 'corrective_actions' },
    checks: { kind: isOneOf('kind', ACTION_EVENT_KINDS) },
  },
];

const EVENTS = 'ALTER TABLE audit_finding_events';
const kindCheck = (kinds: readonly string[]): string =>
  `${EVENTS} ADD CONSTRAINT audit_finding_events_kind_check CHECK (${isOneOf('kind', kinds)})`;

// Until now nothing could write findings: there are none that lack a number or a day.
const UP = [
  `ALTER TABLE audit_findings ADD finding_number text NOT NULL, ADD audit_id uuid, ADD description text, ADD root_cause text,
     ADD CONSTRAINT audit_findings_finding_number_key UNIQUE (company_id, finding_number),
     ADD CONSTRAINT audit_findings_audit_id_fk FOREIGN KEY (company_id, audit_id) REFERENCES regulatory_audits (company_id, id)`,
  'CREATE INDEX audit_findings_audit_id_idx ON audit_findings (company_id, audit_id)',
  `${EVENTS} ADD occurred_on date NOT NULL, ADD due_on date, DROP CONSTRAINT audit_finding_events_kind_check`,
  kindCheck(FINDING_EVENT_KINDS),
];
const DOWN = [
  `${EVENTS} DROP COLUMN occurred_on, DROP COLUMN due_on, DROP CONSTRAINT audit_finding_events_kind_check`,
  kindCheck(['opened', 'regraded', 'closed', 'reopened']),
  'ALTER TABLE audit_findings DROP COLUMN finding_number, DROP COLUMN audit_id, DROP COLUMN description, DROP COLUMN root_cause',
];

/** Audits, findings that stand by themselves, their clock, and corrective actions. */
export class Audits1764004100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES.flatMap(createTenantTable), ...UP]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
