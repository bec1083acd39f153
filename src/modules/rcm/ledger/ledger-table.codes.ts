import type { BulkTable } from '../../../shared/database/bulk-insert.js';

/** The ledger, as charges and remittances are posted: what a row does not name is null. */
export const LEDGER: BulkTable = {
  table: 'ledger_entries',
  kind: 'append-only',
  columns: {
    claimId: 'uuid',
    claimLineItemId: 'uuid',
    claimPaymentId: 'uuid',
    reversesId: 'uuid',
    kind: 'text',
    groupCode: 'text',
    reasonCode: 'text',
    cents: 'bigint',
    balanceEffectCents: 'bigint',
    postedOn: 'date',
  },
};
