import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped, type BulkTable } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { Finding as X12Finding } from '../x12/x12-findings.codes.js';
import type { SetSummary } from './set-importer.js';
import type { X12File } from './x12-file.entity.js';
import { X12Set } from './x12-set.entity.js';

const FINDINGS: BulkTable = {
  table: 'findings',
  kind: 'plain',
  columns: {
    x12FileId: 'uuid',
    x12SetId: 'uuid',
    code: 'text',
    severity: 'text',
    segment: 'integer',
    path: 'text',
    message: 'text',
  },
};

/** What became of the transaction sets of files. */
@Injectable()
export class X12SetsRepository extends TenantRepository<X12Set> {
  constructor(store: Store) {
    super(store, X12Set);
  }

  setsOf(x12FileId: string): Promise<X12Set[]> {
    return this.find({ x12FileId }, { ordinal: 'ASC' });
  }

  /** Writes what became of a set, with what was found in it, in the open unit of work. */
  async record(
    file: X12File,
    summary: SetSummary,
    outcome: { status: X12Set['status']; eraId?: string | null },
  ): Promise<X12Set> {
    const { transactionSet } = summary;
    const row = await this.insert({
      x12FileId: file.id,
      ordinal: transactionSet.index,
      kind: transactionSet.set,
      interchangeControlNumber: transactionSet.interchange.controlNumber || null,
      groupControlNumber: transactionSet.group?.controlNumber || null,
      setControlNumber: transactionSet.controlNumber || null,
      segments: summary.segments,
      claimCount: summary.claimCount,
      status: outcome.status,
      eraId: outcome.eraId ?? null,
    });
    await this.addFindings(summary.findings, file.id, row.id);
    return row;
  }

  /** Findings of a set, or of the file outside its sets. */
  async addFindings(found: readonly X12Finding[], x12FileId: string, x12SetId: string | null): Promise<void> {
    const rows = found.map(({ code, severity, segment, message }) => ({
      code,
      severity,
      segment,
      message,
      x12FileId,
      x12SetId,
    }));
    await bulkInsert(this.store.database, FINDINGS, stamped(rows, this.store.clock.now()));
  }
}
