import { Injectable } from '@nestjs/common';
import { bulkInsertAll, stamped, type BulkRows, type BulkTable } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { LedgerWritesRepository } from '../ledger/ledger-writes.repository.js';
import { FINDINGS } from '../x12-files/finding-table.codes.js';
import type { NewPosting, PostedLedgerEntry } from './posted-chunk.rules.js';
import {
  CLAIM_PAYMENTS,
  LINE_PAYMENT_MATCHES,
  LINE_PAYMENTS,
  PAYMENT_ADJUSTMENTS,
  PROVIDER_ADJUSTMENTS,
} from './posting-tables.codes.js';

export type Row = Record<string, unknown>;

/** All rows that a chunk of claim payments becomes. */
export interface ChunkRows {
  payments: Row[];
  lines: Row[];
  adjustments: Row[];
  ledger: NewPosting[];
  findings: Row[];
  /** What was decided of claim payments that are stored already, and of their lines. */
  settled: Row[];
  lineMatches: Row[];
  /** Claim payments that turn out to correct another. */
  corrections: Row[];
}

const SETTLED = `id uuid, status text, "holdReason" text, "claimId" uuid, match text, "reversesId" uuid, "correctsId" uuid`;

/** Writes what posting decided, a chunk in a handful of statements, in the open unit of work. */
@Injectable()
export class PostingWritesRepository {
  constructor(
    private readonly store: Store,
    private readonly ledger: LedgerWritesRepository,
  ) {}

  /** Answers the rows of the ledger with their ids. */
  async chunk(rows: ChunkRows): Promise<PostedLedgerEntry[]> {
    const ledger = await this.ledger.append(rows.ledger, [
      this.rowsOf(CLAIM_PAYMENTS, rows.payments),
      this.rowsOf(LINE_PAYMENTS, rows.lines),
      this.rowsOf(PAYMENT_ADJUSTMENTS, rows.adjustments),
    ]);
    await this.settle(rows.settled);
    await this.save(LINE_PAYMENT_MATCHES, rows.lineMatches);
    await this.save(FINDINGS, rows.findings);
    await this.correct(rows.corrections);
    return ledger;
  }

  /** Stored claim payments get what was decided of them. One that another has decided in the meantime is refused. */
  private async settle(rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    // An UPDATE by itself answers rows and count together; a SELECT answers the rows.
    const settled = await this.store.database.query(
      `WITH settled AS (
         UPDATE claim_payments p SET status = s.status, hold_reason = s."holdReason", claim_id = s."claimId", match = s.match,
           reverses_id = s."reversesId", corrects_id = s."correctsId", version = p.version + 1, updated_at = $3, updated_by = $4
         FROM jsonb_to_recordset($2::jsonb) AS s(${SETTLED})
         WHERE p.company_id = $1 AND p.id = s.id AND p.status IN ('held', 'unmatched') RETURNING p.id)
       SELECT id FROM settled`,
      [JSON.stringify(rows), this.store.clock.now(), tenantContext.actorId()],
    );
    if (settled.length < rows.length) throw new DomainError('STATE_FORBIDS');
  }

  private async correct(rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    await this.store.database.query(
      `UPDATE claim_payments p SET corrects_id = s."correctsId", version = p.version + 1, updated_at = $3, updated_by = $4
       FROM jsonb_to_recordset($2::jsonb) AS s(id uuid, "correctsId" uuid) WHERE p.company_id = $1 AND p.id = s.id`,
      [JSON.stringify(rows), this.store.clock.now(), tenantContext.actorId()],
    );
  }

  findings(rows: readonly Row[]): Promise<void> {
    return this.save(FINDINGS, rows);
  }

  providerAdjustments(rows: readonly Row[]): Promise<void> {
    return this.save(PROVIDER_ADJUSTMENTS, rows);
  }

  private save(table: BulkTable, rows: readonly Row[]): Promise<void> {
    return bulkInsertAll(this.store.database, [this.rowsOf(table, rows)]);
  }

  private rowsOf(into: BulkTable, rows: readonly Row[]): BulkRows {
    return { into, rows: stamped(rows, this.store.clock.now()) };
  }
}
