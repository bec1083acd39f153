import type { BulkTable } from '../../../shared/database/bulk-insert.js';

/** The tables that an 837 fills, as bulk inserts see them. */
export const CLAIMS: BulkTable = {
  table: 'claims',
  kind: 'versioned',
  columns: {
    number: 'integer',
    type: 'text',
    status: 'text',
    patientId: 'uuid',
    coverageId: 'uuid',
    payerId: 'uuid',
    billingProviderId: 'uuid',
    renderingProviderId: 'uuid',
    facilityId: 'uuid',
    patientControlNumber: 'text',
    payerControlNumber: 'text',
    frequencyCode: 'text',
    originalPayerControlNumber: 'text',
    facilityCode: 'text',
    responsibilityCode: 'text',
    servedFromOn: 'date',
    servedToOn: 'date',
    admittedOn: 'date',
    chargeCents: 'bigint',
    priorAuthorizationNumber: 'text',
    x12FileId: 'uuid',
    filePosition: 'text',
    familyId: 'uuid',
    loops: 'jsonb',
  },
};
export const CLAIM_LINES: BulkTable = {
  table: 'claim_line_items',
  kind: 'versioned',
  columns: {
    claimId: 'uuid',
    lineNumber: 'integer',
    procedureCode: 'text',
    modifiers: 'text[]',
    revenueCode: 'text',
    chargeCents: 'bigint',
    units: 'numeric',
    unitCode: 'text',
    servedFromOn: 'date',
    servedToOn: 'date',
    diagnosisPointers: 'integer[]',
    controlNumber: 'text',
    placeOfServiceCode: 'text',
    loops: 'jsonb',
  },
};
export const DIAGNOSES: BulkTable = {
  table: 'claim_diagnoses',
  kind: 'plain',
  columns: { claimId: 'uuid', sequence: 'integer', qualifier: 'text', code: 'text', presentOnAdmission: 'text' },
};
