import type { BulkTable } from '../../../shared/database/bulk-insert.js';

/** Denials as posting writes them: what a row does not name is null. */
export const DENIALS: BulkTable = {
  table: 'denials',
  kind: 'versioned',
  columns: {
    claimId: 'uuid',
    claimPaymentId: 'uuid',
    claimLineItemId: 'uuid',
    ledgerEntryId: 'uuid',
    payerId: 'uuid',
    groupCode: 'text',
    reasonCode: 'text',
    remarkCodes: 'text[]',
    deniedCents: 'bigint',
    appealableCents: 'bigint',
    category: 'text',
    scenario: 'text',
    nextAction: 'text',
    isAppealable: 'boolean',
    deniedOn: 'date',
    receivedOn: 'date',
    workableFromOn: 'date',
    dueOn: 'date',
    dueKind: 'text',
    noDueReason: 'text',
    workOrder: 'text',
    status: 'text',
    closeReason: 'text',
    resolvedById: 'uuid',
  },
  // A posting is one denial, however often it is looked at.
  onConflict: 'ON CONFLICT (company_id, ledger_entry_id) DO NOTHING',
};
