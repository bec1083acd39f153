import type { BulkTable } from '../../../shared/database/bulk-insert.js';

/** The acknowledgements, as the importers insert them. */
export const ACKNOWLEDGEMENTS: BulkTable = {
  table: 'acknowledgements',
  kind: 'append-only',
  columns: {
    kind: 'text',
    level: 'text',
    x12FileId: 'uuid',
    place: 'text',
    tradingPartnerId: 'uuid',
    source: 'text',
    batchId: 'uuid',
    claimId: 'uuid',
    code: 'text',
    outcome: 'text',
    effect: 'text',
    interchangeControlNumber: 'text',
    groupControlNumber: 'text',
    setControlNumber: 'text',
    patientControlNumber: 'text',
    payerControlNumber: 'text',
    chargeCents: 'bigint',
    effectiveOn: 'date',
    reasons: 'jsonb',
    fingerprint: 'text',
  },
};
