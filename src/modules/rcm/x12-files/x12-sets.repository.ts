import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped } from '../../../shared/database/bulk-insert.js';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { Finding as X12Finding } from '../x12/x12-findings.codes.js';
import { FINDINGS } from './finding-table.codes.js';
import type { SetSummary } from './set-importer.js';
import { setFacts } from './x12-set.rules.js';
import type { ListX12SetsQuery, X12SetCount } from './x12-file.dto.js';
import type { X12File } from './x12-file.entity.js';
import { X12Set } from './x12-set.entity.js';

const LIST: ListContract = {
  list: 'x12-sets',
  filters: { x12FileId: ['x12FileId', 'equals'], status: ['status', 'equals'] },
  sorts: ['ordinal'],
};

const LONGEST_MESSAGE = 1000;

/** What became of the transaction sets of files. */
@Injectable()
export class X12SetsRepository extends TenantRepository<X12Set> {
  constructor(store: Store) {
    super(store, X12Set);
  }

  setsOf(x12FileId: string): Promise<X12Set[]> {
    return this.find({ x12FileId }, { ordinal: 'ASC' });
  }

  /** A page of a file's sets, in file order. */
  list(x12FileId: string, query: ListX12SetsQuery): Promise<Page<X12Set>> {
    return this.page(LIST, Object.assign({}, query, { x12FileId }));
  }

  countsOf(x12FileId: string): Promise<X12SetCount[]> {
    return this.store.database.query(
      `SELECT status, count(*) AS count FROM x12_sets WHERE company_id = $1 AND x12_file_id = $2
       GROUP BY status ORDER BY status`,
      [x12FileId],
    );
  }

  /** Writes what became of a set, with what was found in it, in the open unit of work. */
  async record(
    file: X12File,
    summary: SetSummary,
    outcome: { status: X12Set['status']; eraId?: string | null },
  ): Promise<X12Set> {
    const row = await this.insert({
      ...setFacts(file.id, summary),
      status: outcome.status,
      eraId: outcome.eraId ?? null,
    });
    await this.addFindings(summary.findings, file.id, row.id);
    return row;
  }

  /** What was found outside the sets of a file, in place of what an earlier attempt had found there. */
  async replaceFileFindings(found: readonly X12Finding[], x12FileId: string): Promise<void> {
    await this.store.database.query(
      `DELETE FROM findings WHERE company_id = $1 AND x12_file_id = $2
         AND x12_set_id IS NULL AND claim_id IS NULL AND era_id IS NULL AND claim_payment_id IS NULL`,
      [x12FileId],
    );
    await this.addFindings(found, x12FileId, null);
  }

  private async addFindings(found: readonly X12Finding[], x12FileId: string, x12SetId: string | null): Promise<void> {
    const rows = found.map(({ code, severity, segment, message }) => ({
      code,
      severity,
      segment,
      message: message.slice(0, LONGEST_MESSAGE),
      x12FileId,
      x12SetId,
    }));
    await bulkInsert(this.store.database, FINDINGS, stamped(rows, this.store.clock.now()));
  }
}
