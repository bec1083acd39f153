import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped, type BulkTable } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { companyDay } from '../../../shared/time/company-days.js';
import type { AppealDue } from './appeal.rules.js';
import { PENDING_APPEALS, WON_APPEALS } from './appeal-status.rules.js';

/** A claim as an appeal needs it. */
export interface AppealedClaim {
  id: string;
  status: string;
  payerId: string;
  planName: string | null;
}

/** A decision of a payer that stands. */
export interface AppealedDecision {
  id: string;
  payerId: string | null;
  /** Payment date of the remittance, else the day of its postings. */
  noticeOn: string;
  arrivedOn: string;
  remarkCodes: string[];
}

/** An amount that a decision denied. */
export interface DecisionDenial {
  claimPaymentId: string;
  groupCode: string;
  reasonCode: string;
  remarkCodes: string[];
  deniedCents: number;
  deniedOn: string;
}

/** An appeal that was not filed yet, as its deadline is computed. */
export interface UnfiledAppeal {
  id: string;
  level: number;
  appealedCents: number | null;
  dueOn: string | null;
  noticeOn: string;
  noticeReceivedOn: string | null;
  arrivedOn: string | null;
  planName: string | null;
}

const RECOVERIES: BulkTable = {
  table: 'appeal_recoveries',
  kind: 'append-only',
  columns: { appealId: 'uuid', claimPaymentId: 'uuid', cents: 'bigint' },
  onConflict: 'ON CONFLICT (company_id, appeal_id, claim_payment_id) DO NOTHING',
};

/** The day on which the remittance `e` arrived where the company is. */
const ARRIVED = companyDay('e.created_at');

/** What appeals ask of claims, remittances and denials, and write beside themselves; in the open unit of work. */
@Injectable()
export class AppealFactsRepository {
  constructor(private readonly store: Store) {}

  /** The claim, locked: one writer at a time begins, files or decides an appeal of it. */
  async lockClaim(id: string): Promise<AppealedClaim | null> {
    const [row] = await this.store.database.query<AppealedClaim>(
      `SELECT c.id, c.status, c.payer_id AS "payerId", o.plan_name AS "planName"
       FROM claims c LEFT JOIN coverages o ON o.company_id = c.company_id AND o.id = c.coverage_id
       WHERE c.company_id = $1 AND c.id = $2 FOR UPDATE OF c`,
      [id],
    );
    return row ?? null;
  }

  /** The decisions on a claim that stand, the latest first. */
  decisions(claimId: string): Promise<AppealedDecision[]> {
    return this.store.database.query(
      `SELECT p.id, e.payer_id AS "payerId", coalesce(e.paid_on, ${ARRIVED}) AS "noticeOn",
         ${ARRIVED} AS "arrivedOn", p.remark_codes AS "remarkCodes"
       FROM claim_payments p JOIN claim_eras e ON e.company_id = p.company_id AND e.id = p.era_id
       WHERE p.company_id = $1 AND p.claim_id = $2 AND p.status = 'posted' AND p.reverses_id IS NULL
         AND NOT EXISTS (SELECT FROM claim_payments r WHERE r.company_id = p.company_id AND r.reverses_id = p.id)
       ORDER BY p.created_at DESC, p.ordinal DESC`,
      [claimId],
    );
  }

  /** What was denied on a claim, whatever became of it. */
  denials(claimId: string): Promise<DecisionDenial[]> {
    return this.store.database.query(
      `SELECT claim_payment_id AS "claimPaymentId", group_code AS "groupCode", reason_code AS "reasonCode",
         remark_codes AS "remarkCodes", denied_cents AS "deniedCents", denied_on AS "deniedOn"
       FROM denials WHERE company_id = $1 AND claim_id = $2 ORDER BY id`,
      [claimId],
    );
  }

  /** The newest appeals of these claims that wait for the payer's money, by claim; locked. */
  async waitingForMoney(claimIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.store.database.query<{ id: string; claimId: string }>(
      `SELECT id, claim_id AS "claimId" FROM claim_appeals
       WHERE company_id = $1 AND claim_id = ANY($2::uuid[]) AND status = ANY($3)
       ORDER BY claim_id, created_at, id FOR UPDATE`,
      [claimIds, [...PENDING_APPEALS, ...WON_APPEALS]],
    );
    return new Map(rows.map(({ claimId, id }) => [claimId, id]));
  }

  /** Books what claim payments moved, each once, and sums it up on the appeals. */
  async recover(rows: readonly { appealId: string; claimPaymentId: string; cents: number }[]): Promise<void> {
    if (rows.length === 0) return;
    await bulkInsert(this.store.database, RECOVERIES, stamped(rows, this.store.clock.now()));
    await this.store.database.query(
      `UPDATE claim_appeals a SET recovered_cents = r.cents, version = a.version + 1, updated_at = $3, updated_by = $4
       FROM (SELECT appeal_id, sum(cents)::bigint AS cents FROM appeal_recoveries
             WHERE company_id = $1 AND appeal_id = ANY($2::uuid[]) GROUP BY appeal_id) r
       WHERE a.company_id = $1 AND a.id = r.appeal_id`,
      [[...new Set(rows.map(({ appealId }) => appealId))], this.store.clock.now(), tenantContext.actorId()],
    );
  }

  /** The appeals to a payer that were not filed yet, or the one of them with this id; locked. */
  unfiled(payerId: string, id: string | null = null): Promise<UnfiledAppeal[]> {
    return this.store.database.query(
      `SELECT a.id, a.level, a.appealed_cents AS "appealedCents", a.due_on AS "dueOn", a.notice_on AS "noticeOn",
         a.notice_received_on AS "noticeReceivedOn", o.plan_name AS "planName",
         CASE WHEN a.level = 1 THEN ${ARRIVED} END AS "arrivedOn"
       FROM claim_appeals a
       JOIN claim_payments p ON p.company_id = a.company_id AND p.id = a.claim_payment_id
       JOIN claim_eras e ON e.company_id = p.company_id AND e.id = p.era_id
       JOIN claims c ON c.company_id = a.company_id AND c.id = a.claim_id
       LEFT JOIN coverages o ON o.company_id = c.company_id AND o.id = c.coverage_id
       WHERE a.company_id = $1 AND a.payer_id = $2 AND a.status = 'in_preparation'
         AND ($3::uuid IS NULL OR a.id = $3) ORDER BY a.id FOR UPDATE OF a`,
      [payerId, id],
    );
  }

  /** Gives appeals another deadline. */
  async setDeadlines(rows: readonly (AppealDue & { id: string; workOrder: string })[]): Promise<void> {
    if (rows.length === 0) return;
    await this.store.database.query(
      `UPDATE claim_appeals a SET due_on = r."dueOn", no_due_reason = r."noDueReason", work_order = r."workOrder",
         version = a.version + 1, updated_at = $3, updated_by = $4
       FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "dueOn" date, "noDueReason" text, "workOrder" text)
       WHERE a.company_id = $1 AND a.id = r.id`,
      [JSON.stringify(rows), this.store.clock.now(), tenantContext.actorId()],
    );
  }
}
