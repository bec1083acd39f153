import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped, type BulkTable } from '../../../shared/database/bulk-insert.js';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListAdjustmentCodesQuery } from './adjustment-code.dto.js';
import { AdjustmentCode } from './adjustment-code.entity.js';
import { codeBook, type CodeBook, type CompanyCode } from './code-book.rules.js';

const LIST: ListContract = {
  list: 'adjustment-codes',
  filters: { list: ['list', 'equals'], code: ['code', 'equals'] },
  sorts: ['code', 'effectiveFromOn', 'createdAt'],
};
const CODES: BulkTable = {
  table: 'adjustment_codes',
  kind: 'versioned',
  columns: {
    list: 'text',
    code: 'text',
    wording: 'text',
    category: 'text',
    nextAction: 'text',
    isInformational: 'boolean',
    isAppealForbidden: 'boolean',
    effectiveFromOn: 'date',
    effectiveToOn: 'date',
  },
  // A file may be imported again with better words: the row of that code and day says what came last.
  onConflict: `ON CONFLICT (company_id, list, code, effective_from_on) DO UPDATE SET wording = excluded.wording,
    category = excluded.category, next_action = excluded.next_action, is_informational = excluded.is_informational,
    is_appeal_forbidden = excluded.is_appeal_forbidden, effective_to_on = excluded.effective_to_on,
    version = adjustment_codes.version + 1, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
};

@Injectable()
export class AdjustmentCodesRepository extends TenantRepository<AdjustmentCode> {
  private readonly books = new WeakMap<object, Promise<CodeBook>>();

  constructor(store: Store) {
    super(store, AdjustmentCode);
  }

  list(query: ListAdjustmentCodesQuery): Promise<Page<AdjustmentCode>> {
    return this.page(LIST, query);
  }

  /** The codes in force on a day: the company's over the shipped ones. */
  async bookOn(day: string): Promise<CodeBook> {
    const rows = await this.store.database.query<CompanyCode>(
      `SELECT list, code, wording, category, next_action AS "nextAction", is_informational AS "isInformational",
         is_appeal_forbidden AS "isAppealForbidden", effective_from_on AS "effectiveFromOn", effective_to_on AS "effectiveToOn"
       FROM adjustment_codes WHERE company_id = $1`,
    );
    return codeBook(rows, day);
  }

  /** The same, read once for one piece of work (a remittance), however often it is asked for. */
  bookFor(work: object, day: string): Promise<CodeBook> {
    const known = this.books.get(work);
    if (known !== undefined) return known;
    const book = this.bookOn(day);
    this.books.set(work, book);
    return book;
  }

  /** Adds rows, or changes those of the same code and first day, in the open unit of work. */
  async save(rows: readonly CompanyCode[]): Promise<void> {
    await bulkInsert(this.store.database, CODES, stamped(rows, this.store.clock.now()));
  }
}
