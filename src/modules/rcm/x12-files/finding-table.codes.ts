import type { BulkTable } from '../../../shared/database/bulk-insert.js';

/** The findings, as every importer inserts them: what a row does not name is null. */
export const FINDINGS: BulkTable = {
  table: 'findings',
  kind: 'plain',
  columns: {
    x12FileId: 'uuid',
    x12SetId: 'uuid',
    eraId: 'uuid',
    claimPaymentId: 'uuid',
    claimId: 'uuid',
    code: 'text',
    severity: 'text',
    segment: 'integer',
    path: 'text',
    message: 'text',
  },
};
