import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { ClaimFiguresRepository } from '../claim-figures/claim-figures.repository.js';
import { CLAIM_EVENTS } from './claim-event-table.codes.js';
import type { ClaimStatus } from './claim-status.rules.js';

/** Where a claim stands, and the number of its last event. */
export interface ClaimStanding {
  claimId: string;
  status: ClaimStatus;
  lastSequence: number;
}

/** One row of claim_events beyond its stamp. */
export interface NewClaimEvent {
  claimId: string;
  sequence: number;
  kind: string;
  fromStatus: ClaimStatus | null;
  toStatus: ClaimStatus;
  occurredAt: string;
  sourceId: string | null;
  reason: string | null;
}

/** Where a claim stands now; days and instants fill what was not known before. */
export interface NewStanding {
  claimId: string;
  status: ClaimStatus;
  submittedAt: string | null;
  adjudicatedOn: string | null;
  payerControlNumber: string | null;
}

/** States and events of claims, many at once, in the open unit of work. */
@Injectable()
export class ClaimMovesRepository {
  constructor(
    private readonly store: Store,
    private readonly figures: ClaimFiguresRepository,
  ) {}

  /** Locks the claims, in the order of their ids so that two writers cannot wait for each other; answers where they stand. */
  async lock(claimIds: readonly string[]): Promise<ClaimStanding[]> {
    const rows = await this.store.database.query<{ claimId: string; status: ClaimStatus }>(
      `SELECT id AS "claimId", status FROM claims WHERE company_id = $1 AND id = ANY($2) ORDER BY id FOR UPDATE`,
      [claimIds],
    );
    // A second statement: only one begun after the lock sees the events of whoever held it before.
    const last = await this.store.database.query<{ claimId: string; sequence: number }>(
      `SELECT claim_id AS "claimId", max(sequence) AS sequence FROM claim_events
       WHERE company_id = $1 AND claim_id = ANY($2) GROUP BY claim_id`,
      [claimIds],
    );
    const sequences = new Map(last.map(({ claimId, sequence }) => [claimId, sequence]));
    return rows.map((row) => ({ ...row, lastSequence: sequences.get(row.claimId) ?? 0 }));
  }

  async write(standings: readonly NewStanding[], events: readonly NewClaimEvent[]): Promise<void> {
    const now = this.store.clock.now();
    await this.store.database.query(
      `UPDATE claims c SET status = m.status, version = c.version + 1, updated_at = $3, updated_by = $4,
         submitted_at = coalesce(c.submitted_at, m."submittedAt"), adjudicated_on = coalesce(c.adjudicated_on, m."adjudicatedOn"),
         payer_control_number = coalesce(m."payerControlNumber", c.payer_control_number)
       FROM jsonb_to_recordset($2::jsonb)
         AS m("claimId" uuid, status text, "submittedAt" timestamptz, "adjudicatedOn" date, "payerControlNumber" text)
       WHERE c.company_id = $1 AND c.id = m."claimId"`,
      [JSON.stringify(standings), now, tenantContext.actorId()],
    );
    await this.append(events);
  }

  /** Events alone: the first of new claims, whose rows carry their state already. */
  append(events: readonly NewClaimEvent[]): Promise<void> {
    this.figures.changed(events.map(({ claimId }) => claimId));
    return bulkInsert(this.store.database, CLAIM_EVENTS, stamped(events, this.store.clock.now()));
  }
}
