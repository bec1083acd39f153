import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { versionOrder } from '../claim-versions/version-order.codes.js';
import type { DenialChange, StandingDenial } from './denial-resolution.rules.js';
import type { DenialDeadline } from './denial-deadline.rules.js';
import { DENIALS } from './denial-tables.codes.js';

/** What denials need to know of a claim. */
export interface DeniedClaim {
  id: string;
  familyId: string;
  /** Its place among the versions of its family. */
  number: number;
  payerId: string;
  planName: string | null;
  servedToOn: string | null;
}

/** An open denial as its deadline is computed. */
export interface OpenDenial {
  id: string;
  nextAction: string;
  deniedCents: number;
  deniedOn: string;
  receivedOn: string;
  planName: string | null;
  servedToOn: string | null;
  dueOn: string | null;
}

/** Denials as postings see them: many at once, in the open unit of work. */
@Injectable()
export class DenialPostingRepository {
  constructor(private readonly store: Store) {}

  /** These claims and all versions of them, by id. */
  async claims(ids: readonly string[]): Promise<Map<string, DeniedClaim>> {
    const rows = await this.store.database.query<DeniedClaim>(
      `SELECT c.id, c.family_id AS "familyId", ${versionOrder('c')} AS number, c.payer_id AS "payerId",
         o.plan_name AS "planName", c.served_to_on AS "servedToOn"
       FROM claims c LEFT JOIN coverages o ON o.company_id = c.company_id AND o.id = c.coverage_id
       WHERE c.company_id = $1 AND c.family_id = ANY(ARRAY(
         SELECT family_id FROM claims WHERE company_id = $1 AND id = ANY($2::uuid[])))`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The denials of these claims that are open, or that a remittance closed. */
  standing(claimIds: readonly string[]): Promise<StandingDenial[]> {
    return this.store.database.query(
      `SELECT id, claim_id AS "claimId", claim_payment_id AS "claimPaymentId", claim_line_item_id AS "claimLineItemId",
         status <> 'closed' AS "isOpen", resolved_by_id AS "resolvedById"
       FROM denials WHERE company_id = $1 AND claim_id = ANY($2::uuid[])
         AND (status <> 'closed' OR resolved_by_id IS NOT NULL) ORDER BY id FOR UPDATE`,
      [claimIds],
    );
  }

  insert(rows: readonly Record<string, unknown>[]): Promise<void> {
    return bulkInsert(this.store.database, DENIALS, stamped(rows, this.store.clock.now()));
  }

  /** Closes and reopens what remittances have decided. */
  async change(changes: readonly DenialChange[]): Promise<void> {
    if (changes.length === 0) return;
    const rows = changes.map((change) =>
      change.kind === 'resolved'
        ? { id: change.id, status: 'closed', reason: change.as, by: change.by }
        : { id: change.id, status: 'open', reason: null, by: null },
    );
    await this.store.database.query(
      `UPDATE denials d SET status = r.status, close_reason = r.reason, resolved_by_id = r.by,
         version = d.version + 1, updated_at = $3, updated_by = $4
       FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, status text, reason text, by uuid)
       WHERE d.company_id = $1 AND d.id = r.id`,
      [JSON.stringify(rows), this.store.clock.now(), tenantContext.actorId()],
    );
  }

  /** The open denials of a payer. */
  openOfPayer(payerId: string): Promise<OpenDenial[]> {
    return this.store.database.query(
      `SELECT d.id, d.next_action AS "nextAction", d.denied_cents AS "deniedCents", d.denied_on AS "deniedOn",
         d.received_on AS "receivedOn", d.due_on AS "dueOn", o.plan_name AS "planName", c.served_to_on AS "servedToOn"
       FROM denials d JOIN claims c ON c.company_id = d.company_id AND c.id = d.claim_id
       LEFT JOIN coverages o ON o.company_id = c.company_id AND o.id = c.coverage_id
       WHERE d.company_id = $1 AND d.payer_id = $2 AND d.status <> 'closed' ORDER BY d.id FOR UPDATE OF d`,
      [payerId],
    );
  }

  /** Gives denials another deadline. */
  async setDeadlines(rows: readonly (DenialDeadline & { id: string; workOrder: string })[]): Promise<void> {
    if (rows.length === 0) return;
    await this.store.database.query(
      `UPDATE denials d SET due_on = r."dueOn", due_kind = r."dueKind", no_due_reason = r."noDueReason",
         work_order = r."workOrder", version = d.version + 1, updated_at = $3, updated_by = $4
       FROM jsonb_to_recordset($2::jsonb)
         AS r(id uuid, "dueOn" date, "dueKind" text, "noDueReason" text, "workOrder" text)
       WHERE d.company_id = $1 AND d.id = r.id`,
      [JSON.stringify(rows), this.store.clock.now(), tenantContext.actorId()],
    );
  }
}
