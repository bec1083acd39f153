import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EXEMPTION_DECISIONS } from '../modules/regulatory-compliance/exemptions/exemption.codes.js';
import { FINDING_EVENT_KINDS, FINDING_SEVERITIES } from '../modules/regulatory-compliance/findings/finding.codes.js';
import { FREQUENCIES, PROGRAMS } from '../modules/regulatory-compliance/requirements/requirement.codes.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

/** What defines a requirement, as it is now and as each of its revisions had it. */
const DEFINITION = [
  'program text NOT NULL',
  'category text NOT NULL',
  'title text NOT NULL',
  'description text',
  'citation text',
  'owner text',
  'is_mandatory boolean NOT NULL',
  'required_evidence text[] NOT NULL',
  'frequency text NOT NULL',
  'recurrence_rule text',
  'starts_on date NOT NULL',
  'first_ends_on date',
  'due_months_after_end integer NOT NULL',
  'content_hash text NOT NULL',
  'revision integer NOT NULL',
];
const DEFINITION_CHECKS = { program: isOneOf('program', PROGRAMS), frequency: isOneOf('frequency', FREQUENCIES) };

const TABLES: TenantTable[] = [
  {
    name: 'compliance_requirements',
    kind: 'versioned',
    columns: [...DEFINITION, 'default_key text', 'revised_at timestamptz NOT NULL', 'planned_through date'],
    partialUniques: { default_key: { columns: ['default_key'], where: 'default_key IS NOT NULL' } },
    indexes: {
      title: ['title', 'id'],
      created: ['created_at', 'id'],
      program: ['program', 'title', 'id'],
      planned: ['planned_through'],
    },
    checks: DEFINITION_CHECKS,
  },
  {
    name: 'requirement_revisions',
    kind: 'append-only',
    columns: ['requirement_id uuid NOT NULL', ...DEFINITION],
    uniques: { revision: ['requirement_id', 'revision'] },
    references: { requirement_id: 'compliance_requirements' },
    checks: DEFINITION_CHECKS,
  },
  {
    name: 'requirement_periods',
    kind: 'plain',
    columns: [
      'requirement_id uuid NOT NULL',
      'starts_on date NOT NULL',
      'ends_on date NOT NULL',
      'due_on date NOT NULL',
    ],
    // One instance for each period, however often and by how many it is opened.
    uniques: { starts: ['requirement_id', 'starts_on'] },
    indexes: { due: ['requirement_id', 'due_on'] },
    references: { requirement_id: 'compliance_requirements' },
    checks: { order: 'starts_on <= ends_on AND ends_on <= due_on' },
  },
  {
    name: 'requirement_exemptions',
    kind: 'append-only',
    columns: [
      'requirement_id uuid NOT NULL',
      'reason text NOT NULL',
      'valid_from date NOT NULL',
      'valid_to date',
      'requirement_hash text NOT NULL',
      'content_hash text NOT NULL',
    ],
    references: { requirement_id: 'compliance_requirements' },
    indexes: { created: ['created_at', 'id'] },
  },
  {
    name: 'exemption_decisions',
    kind: 'append-only',
    columns: ['exemption_id uuid NOT NULL', 'kind text NOT NULL', 'reason text', 'content_hash text NOT NULL'],
    uniques: { kind: ['exemption_id', 'kind'] },
    partialUniques: { ruling: { columns: ['exemption_id'], where: "kind IN ('approved', 'refused')" } },
    references: { exemption_id: 'requirement_exemptions' },
    checks: { kind: isOneOf('kind', EXEMPTION_DECISIONS) },
  },
  {
    name: 'evidence',
    kind: 'versioned',
    columns: [
      'kind text NOT NULL',
      'title text NOT NULL',
      'description text',
      'latest_version integer NOT NULL',
      'retain_until date NOT NULL',
      'is_held boolean NOT NULL',
      'disposed_at timestamptz',
      'disposed_by uuid',
      'disposal_reason text',
    ],
    indexes: { created: ['created_at', 'id'], kind: ['kind', 'created_at', 'id'] },
  },
  {
    name: 'evidence_versions',
    kind: 'append-only',
    columns: [
      'evidence_id uuid NOT NULL',
      'version_number integer NOT NULL',
      'blob_id uuid NOT NULL',
      'sha256 text NOT NULL',
      'bytes bigint NOT NULL',
      'media_type text NOT NULL',
      'file_name text',
      'collected_by uuid NOT NULL',
      'collected_on date NOT NULL',
      'source text',
      'expires_on date',
    ],
    uniques: { version_number: ['evidence_id', 'version_number'] },
    references: { evidence_id: 'evidence', blob_id: 'blobs' },
  },
  {
    name: 'evidence_holds',
    kind: 'append-only',
    columns: ['evidence_id uuid NOT NULL', 'is_held boolean NOT NULL', 'reason text NOT NULL'],
    references: { evidence_id: 'evidence' },
  },
  {
    name: 'evidence_requirements',
    kind: 'append-only',
    columns: ['evidence_id uuid NOT NULL', 'requirement_id uuid NOT NULL'],
    uniques: { pair: ['requirement_id', 'evidence_id'] },
    references: { evidence_id: 'evidence', requirement_id: 'compliance_requirements' },
  },
  {
    name: 'compliance_attestations',
    kind: 'append-only',
    columns: [
      'requirement_id uuid NOT NULL',
      'requirement_revision integer NOT NULL',
      'requirement_hash text NOT NULL',
      'period_id uuid',
      'statement text NOT NULL',
      'starts_on date',
      'valid_to date NOT NULL',
      'content_hash text NOT NULL',
    ],
    references: { requirement_id: 'compliance_requirements', period_id: 'requirement_periods' },
    indexes: { created: ['created_at', 'id'] },
  },
  {
    name: 'attestation_evidence',
    kind: 'append-only',
    columns: [
      'attestation_id uuid NOT NULL',
      'evidence_id uuid NOT NULL',
      'evidence_version_id uuid NOT NULL',
      'kind text NOT NULL',
      'sha256 text NOT NULL',
    ],
    uniques: { version: ['attestation_id', 'evidence_version_id'] },
    references: {
      attestation_id: 'compliance_attestations',
      evidence_id: 'evidence',
      evidence_version_id: 'evidence_versions',
    },
  },
  {
    name: 'attestation_signatures',
    kind: 'append-only',
    columns: [
      'attestation_id uuid NOT NULL',
      'requirement_id uuid NOT NULL',
      'requirement_hash text NOT NULL',
      'period_id uuid',
      'signer_roles text[] NOT NULL',
      'signer_title text',
      'authenticated_at timestamptz',
      'authentication_methods text[]',
      'valid_from date NOT NULL',
      'valid_to date NOT NULL',
      'covered_until date NOT NULL',
      'content_hash text NOT NULL',
    ],
    uniques: { attestation: ['attestation_id'] },
    references: {
      attestation_id: 'compliance_attestations',
      requirement_id: 'compliance_requirements',
      period_id: 'requirement_periods',
    },
    indexes: {
      coverage: ['requirement_id', 'covered_until', 'valid_from'],
      valid: ['valid_to', 'valid_from'],
    },
    checks: { order: 'valid_from <= valid_to AND covered_until <= valid_to' },
  },
  {
    name: 'attestation_revocations',
    kind: 'append-only',
    columns: ['attestation_id uuid NOT NULL', 'reason text NOT NULL'],
    uniques: { attestation: ['attestation_id'] },
    references: { attestation_id: 'compliance_attestations' },
    indexes: { created: ['created_at'] },
  },
  {
    name: 'audit_findings',
    kind: 'versioned',
    columns: ['requirement_id uuid', 'severity text NOT NULL', 'title text NOT NULL'],
    references: { requirement_id: 'compliance_requirements' },
    indexes: { created: ['created_at', 'id'] },
    checks: { severity: isOneOf('severity', FINDING_SEVERITIES) },
  },
  {
    name: 'audit_finding_events',
    kind: 'append-only',
    columns: [
      'finding_id uuid NOT NULL',
      'sequence integer NOT NULL',
      'kind text NOT NULL',
      'severity text NOT NULL',
      'occurred_at timestamptz NOT NULL',
      'reason text',
    ],
    uniques: { sequence: ['finding_id', 'sequence'] },
    references: { finding_id: 'audit_findings' },
    checks: { kind: isOneOf('kind', FINDING_EVENT_KINDS), severity: isOneOf('severity', FINDING_SEVERITIES) },
  },
];

export class Compliance1764004000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
