import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  BREACH_EXCEPTIONS,
  CONCLUSIONS,
  FACTOR_LEVELS,
  INCIDENT_EVENTS,
  INCIDENT_KINDS,
  INCIDENT_STATUSES,
  NOTICE_RECIPIENTS,
} from '../modules/regulatory-compliance/security-incidents/incident.codes.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const FACTORS = ['nature', 'recipient', 'acquisition', 'mitigation'];

const TABLES: TenantTable[] = [
  {
    name: 'security_incidents',
    kind: 'versioned',
    columns: [
      'title text NOT NULL',
      'description text NOT NULL',
      'kind text NOT NULL',
      'occurred_on date',
      'discovered_on date NOT NULL',
      'delayed_until date',
      'delay_reason text',
      'status text NOT NULL',
    ],
    indexes: {
      created: ['created_at', 'id'],
      discovered: ['discovered_on', 'id'],
      status: ['status', 'discovered_on'],
    },
    checks: {
      kind: isOneOf('kind', INCIDENT_KINDS),
      status: isOneOf('status', INCIDENT_STATUSES),
      days: 'occurred_on <= discovered_on',
      delay: 'delayed_until IS NULL OR delay_reason IS NOT NULL',
    },
  },
  {
    name: 'incident_events',
    kind: 'append-only',
    columns: ['incident_id uuid NOT NULL', 'sequence integer NOT NULL', 'kind text NOT NULL', 'reason text'],
    uniques: { sequence: ['incident_id', 'sequence'] },
    references: { incident_id: 'security_incidents' },
    checks: { kind: isOneOf('kind', INCIDENT_EVENTS) },
  },
  {
    name: 'breach_assessments',
    kind: 'append-only',
    columns: [
      'incident_id uuid NOT NULL',
      'sequence integer NOT NULL',
      'involves_phi boolean NOT NULL',
      'is_phi_secured boolean NOT NULL',
      'exception text',
      ...FACTORS.flatMap((factor) => [`${factor} text`, `${factor}_level text`]),
      'is_low_probability boolean NOT NULL',
      'rationale text NOT NULL',
      'affected_individuals integer',
      'conclusion text NOT NULL',
      'content_hash text NOT NULL',
    ],
    uniques: { sequence: ['incident_id', 'sequence'] },
    references: { incident_id: 'security_incidents' },
    checks: {
      exception: isOneOf('exception', BREACH_EXCEPTIONS),
      conclusion: isOneOf('conclusion', CONCLUSIONS),
      ...Object.fromEntries(FACTORS.map((factor) => [factor, isOneOf(`${factor}_level`, FACTOR_LEVELS)])),
    },
  },
  {
    name: 'breach_residents',
    kind: 'append-only',
    columns: ['assessment_id uuid NOT NULL', 'state text NOT NULL', 'residents integer NOT NULL'],
    uniques: { state: ['assessment_id', 'state'] },
    references: { assessment_id: 'breach_assessments' },
  },
  {
    name: 'breach_confirmations',
    kind: 'append-only',
    columns: ['assessment_id uuid NOT NULL', 'reason text', 'content_hash text NOT NULL'],
    uniques: { assessment: ['assessment_id'] },
    references: { assessment_id: 'breach_assessments' },
  },
  {
    name: 'breach_notices',
    kind: 'append-only',
    columns: [
      'incident_id uuid NOT NULL',
      'recipient text NOT NULL',
      'state text',
      'notified_on date NOT NULL',
      'method text NOT NULL',
      'reference text',
    ],
    references: { incident_id: 'security_incidents' },
    checks: {
      recipient: isOneOf('recipient', NOTICE_RECIPIENTS),
      state: `(recipient = 'media') = (state IS NOT NULL)`,
    },
  },
];

export class SecurityIncidents1764004210000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
