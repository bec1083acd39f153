import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListPayerRulesQuery } from './payer-rule.dto.js';
import { PayerRule } from './payer-rule.entity.js';

const LIST: ListContract = {
  list: 'payer-rules',
  filters: { payerId: ['payerId', 'equals'], kind: ['kind', 'equals'] },
  sorts: ['kind', 'effectiveFromOn', 'createdAt'],
};

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

  /** Lets one writer at a time decide about a payer's rules; in the open unit of work. */
  async lockPayer(payerId: string): Promise<void> {
    await this.store.database.query('SELECT id FROM payers WHERE company_id = $1 AND id = $2 FOR UPDATE', [payerId]);
  }
}
