import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped, type BulkTable } from '../../../shared/database/bulk-insert.js';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { ProviderAdjustmentBalance } from './provider-adjustment-balance.entity.js';
import { adjustmentBalanceState, openCents } from './provider-adjustment-balance.rules.js';
import type { ListProviderAdjustmentBalancesQuery } from './provider-adjustment.dto.js';

const LIST: ListContract = {
  list: 'provider-adjustment-balances',
  filters: {
    state: ['state', 'equals'],
    reasonCode: ['reasonCode', 'equals'],
    reference: ['reference', 'equals'],
    payerIdentifier: ['payerIdentifier', 'equals'],
    providerIdentifier: ['providerIdentifier', 'equals'],
  },
  sorts: ['-createdAt', 'openCents'],
};

const BALANCES: BulkTable = {
  table: 'provider_adjustment_balances',
  kind: 'versioned',
  columns: {
    payerIdentifier: 'text',
    providerIdentifier: 'text',
    reasonCode: 'text',
    reference: 'text',
    balanceCents: 'bigint',
    openCents: 'bigint',
    state: 'text',
    entries: 'integer',
    firstEraId: 'uuid',
    lastEraId: 'uuid',
  },
  onConflict: `ON CONFLICT (company_id, payer_identifier, provider_identifier, reason_code, reference) DO UPDATE SET
    balance_cents = excluded.balance_cents, open_cents = excluded.open_cents, state = excluded.state,
    entries = excluded.entries, last_era_id = excluded.last_era_id,
    version = provider_adjustment_balances.version + 1, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
};

interface Sum {
  payerIdentifier: string;
  providerIdentifier: string;
  reasonCode: string;
  reference: string | null;
  balanceCents: number;
  entries: number;
}

/** Open and settled balances of provider adjustments. */
@Injectable()
export class ProviderAdjustmentBalancesRepository extends TenantRepository<ProviderAdjustmentBalance> {
  constructor(store: Store) {
    super(store, ProviderAdjustmentBalance);
  }

  list(query: ListProviderAdjustmentBalancesQuery): Promise<Page<ProviderAdjustmentBalance>> {
    return this.page(LIST, query);
  }

  /**
   * Adds the provider adjustments of a remittance that is posted now. In the open unit of work, in which remittances of
   * the company are posted one at a time.
   */
  async add(eraId: string): Promise<void> {
    const sums = await this.store.database.query<Sum>(
      `SELECT e.payer_identifier AS "payerIdentifier", a.provider_identifier AS "providerIdentifier",
         a.reason_code AS "reasonCode", a.reference,
         (sum(a.cents) + coalesce(max(b.balance_cents), 0))::bigint AS "balanceCents",
         (count(*) + coalesce(max(b.entries), 0))::int AS entries
       FROM provider_adjustments a
       JOIN claim_eras e ON e.company_id = a.company_id AND e.id = a.era_id
       LEFT JOIN provider_adjustment_balances b ON b.company_id = a.company_id AND b.payer_identifier = e.payer_identifier
         AND b.provider_identifier = a.provider_identifier AND b.reason_code = a.reason_code
         AND b.reference IS NOT DISTINCT FROM a.reference
       WHERE a.company_id = $1 AND a.era_id = $2 GROUP BY 1, 2, 3, 4`,
      [eraId],
    );
    const rows = sums.map((sum) => ({
      ...sum,
      openCents: openCents(sum.reasonCode, sum),
      state: adjustmentBalanceState(sum.reasonCode, sum),
      firstEraId: eraId,
      lastEraId: eraId,
    }));
    await bulkInsert(this.store.database, BALANCES, stamped(rows, this.store.clock.now()));
  }
}
