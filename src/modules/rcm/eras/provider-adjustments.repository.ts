import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListProviderAdjustmentsQuery } from './era.dto.js';
import { ProviderAdjustment } from './provider-adjustment.entity.js';

const OF_ERA: ListContract = {
  list: 'era-provider-adjustments',
  filters: { eraId: ['eraId', 'equals'] },
  sorts: ['ordinal'],
};
const LIST: ListContract = {
  list: 'provider-adjustments',
  filters: {
    eraId: ['eraId', 'equals'],
    reasonCode: ['reasonCode', 'equals'],
    reference: ['reference', 'equals'],
    providerIdentifier: ['providerIdentifier', 'equals'],
  },
  sorts: ['-createdAt'],
};

@Injectable()
export class ProviderAdjustmentsRepository extends TenantRepository<ProviderAdjustment> {
  constructor(store: Store) {
    super(store, ProviderAdjustment);
  }

  ofEra(eraId: string, query: ListProviderAdjustmentsQuery): Promise<Page<ProviderAdjustment>> {
    return this.page(OF_ERA, Object.assign({}, query, { eraId }));
  }

  list(query: object): Promise<Page<ProviderAdjustment>> {
    return this.page(LIST, query);
  }

  /**
   * The posted claim payments whose payer control number the references of these adjustments are, of the same payer, by
   * adjustment: a reversal goes before others, the last one first.
   */
  async claimsNamed(ids: readonly string[]): Promise<Map<string, { claimPaymentId: string; claimId: string }>> {
    const rows = await this.store.database.query<{ id: string; claimPaymentId: string; claimId: string }>(
      `SELECT DISTINCT ON (a.id) a.id, p.id AS "claimPaymentId", p.claim_id AS "claimId" FROM provider_adjustments a
       JOIN claim_eras e ON e.company_id = a.company_id AND e.id = a.era_id
       JOIN claim_payments p ON p.company_id = a.company_id AND p.payer_control_number = a.reference AND p.status = 'posted'
       JOIN claim_eras o ON o.company_id = p.company_id AND o.id = p.era_id AND o.payer_identifier = e.payer_identifier
       WHERE a.company_id = $1 AND a.id = ANY($2::uuid[]) AND a.reference IS NOT NULL
       ORDER BY a.id, (p.reverses_id IS NULL), p.created_at DESC, p.ordinal DESC`,
      [ids],
    );
    return new Map(rows.map(({ id, ...named }) => [id, named]));
  }
}
