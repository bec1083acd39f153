import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  DENIAL_GROUNDS,
  INDIVIDUAL_RIGHTS,
  REQUEST_STATUSES,
  REVIEW_OUTCOMES,
} from '../modules/regulatory-compliance/access-requests/access-request.codes.js';
import { DISCLOSURE_PURPOSES } from '../modules/regulatory-compliance/disclosures/disclosure.codes.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const INDIVIDUAL = ['patient_id uuid', 'patient_name text'];
const ONE_INDIVIDUAL = 'num_nonnulls(patient_id, patient_name) = 1';

const TABLES: TenantTable[] = [
  {
    name: 'disclosures',
    kind: 'versioned',
    columns: [
      ...INDIVIDUAL,
      'disclosed_on date NOT NULL',
      'last_on date',
      'times integer NOT NULL',
      'recipient text NOT NULL',
      'recipient_address text',
      'description text NOT NULL',
      'purpose text NOT NULL',
      'basis text',
      'voided_at timestamptz',
      'void_reason text',
    ],
    references: { patient_id: 'patients' },
    indexes: {
      patient: ['patient_id', 'disclosed_on'],
      name: ['patient_name', 'disclosed_on'],
      disclosed: ['disclosed_on', 'id'],
      created: ['created_at', 'id'],
    },
    checks: {
      individual: ONE_INDIVIDUAL,
      purpose: isOneOf('purpose', DISCLOSURE_PURPOSES),
      days: 'last_on >= disclosed_on',
      voiding: '(voided_at IS NULL) = (void_reason IS NULL)',
    },
  },
  {
    name: 'access_requests',
    kind: 'versioned',
    columns: [
      'requested_right text NOT NULL',
      ...INDIVIDUAL,
      'requester_name text',
      'wanted text NOT NULL',
      'form_format text',
      'received_on date NOT NULL',
      'due_on date NOT NULL',
      'extended_on date',
      'extension_reason text',
      'status text NOT NULL',
      'closed_on date',
      'delivered_as text',
      'fee_cents bigint',
      'denial_grounds text',
      'closing_reason text',
      'denied_by uuid',
    ],
    references: { patient_id: 'patients' },
    indexes: {
      due: ['due_on', 'id'],
      status: ['status', 'due_on', 'id'],
      name: ['patient_name'],
      created: ['created_at', 'id'],
    },
    checks: {
      individual: ONE_INDIVIDUAL,
      right: isOneOf('requested_right', INDIVIDUAL_RIGHTS),
      status: isOneOf('status', REQUEST_STATUSES),
      grounds: isOneOf('denial_grounds', DENIAL_GROUNDS),
      denial: `(status = 'denied') = (denial_grounds IS NOT NULL)`,
      closed: `(status = 'open') = (closed_on IS NULL)`,
      extension: '(extended_on IS NULL) = (extension_reason IS NULL)',
    },
  },
  {
    name: 'access_request_reviews',
    kind: 'append-only',
    columns: [
      'request_id uuid NOT NULL',
      'outcome text NOT NULL',
      'denial_grounds text NOT NULL',
      'reason text NOT NULL',
    ],
    references: { request_id: 'access_requests' },
    checks: { outcome: isOneOf('outcome', REVIEW_OUTCOMES), grounds: isOneOf('denial_grounds', DENIAL_GROUNDS) },
  },
];

export class IndividualRights1764004230000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
