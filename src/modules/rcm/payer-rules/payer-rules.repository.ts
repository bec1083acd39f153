import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import type { ListPayerRulesQuery } from './payer-rule.dto.js';
import { PayerRule } from './payer-rule.entity.js';
import type { DatedTerm } from './payer-rule.rules.js';

const LIST: ListContract = {
  list: 'payer-rules',
  filters: { payerId: ['payerId', 'equals'], kind: ['kind', 'equals'] },
  sorts: ['kind', 'effectiveFromOn', 'createdAt'],
};

const TERMS = `SELECT payer_id AS "payerId", kind, plan_name AS "planName", limit_count AS "limitCount", limit_unit AS "limitUnit",
    clock_start AS "clockStart", receipt_presumed_days AS "receiptPresumedDays",
    effective_from_on AS "effectiveFromOn", effective_to_on AS "effectiveToOn", 1 AS rank
  FROM payer_rules WHERE company_id = $1 AND payer_id = ANY($2::uuid[])
  UNION ALL SELECT id, 'appeal_level_1', NULL, appeal_limit_days, 'days', 'notice_date', 0, '0001-01-01', NULL, 2
  FROM payers WHERE company_id = $1 AND id = ANY($2::uuid[]) AND appeal_limit_days IS NOT NULL
  UNION ALL SELECT id, 'filing_initial', NULL, filing_limit_count, filing_limit_unit, 'last_service_date', 0, '0001-01-01', NULL, 2
  FROM payers WHERE company_id = $1 AND id = ANY($2::uuid[]) AND filing_limit_count IS NOT NULL
  ORDER BY rank, "effectiveFromOn"`;

@Injectable()
export class PayerRulesRepository extends TenantRepository<PayerRule> {
  constructor(store: Store) {
    super(store, PayerRule);
  }

  list(query: ListPayerRulesQuery): Promise<Page<PayerRule>> {
    return this.page(LIST, query);
  }

  /** All rules of a payer, past and future ones too. */
  ofPayer(payerId: string): Promise<PayerRule[]> {
    return this.find({ payerId }, { kind: 'ASC', effectiveFromOn: 'ASC' });
  }

  /**
   * The terms of payers, by payer, dated ones first. What the payer's own record says (limits without dates) stands last,
   * for where there is no rule.
   */
  async termsOf(payerIds: readonly string[]): Promise<Map<string, DatedTerm[]>> {
    if (payerIds.length === 0) return new Map();
    const rows = await this.store.database.query<DatedTerm & { payerId: string }>(TERMS, [[...new Set(payerIds)]]);
    return groupedBy(rows, ({ payerId }) => payerId);
  }

  /** Lets one writer at a time decide about a payer's rules; in the open unit of work. */
  async lockPayer(payerId: string): Promise<void> {
    await this.store.database.query('SELECT id FROM payers WHERE company_id = $1 AND id = $2 FOR NO KEY UPDATE', [
      payerId,
    ]);
  }
}
