import type { BulkTable } from '../../../shared/database/bulk-insert.js';

/** The events of claims, as imports and moves insert them. */
export const CLAIM_EVENTS: BulkTable = {
  table: 'claim_events',
  kind: 'append-only',
  columns: {
    claimId: 'uuid',
    sequence: 'integer',
    kind: 'text',
    fromStatus: 'text',
    toStatus: 'text',
    occurredAt: 'timestamptz',
    sourceId: 'uuid',
    reason: 'text',
  },
};
