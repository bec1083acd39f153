import { Injectable } from '@nestjs/common';
import { ProviderAdjustmentsRepository } from '../eras/provider-adjustments.repository.js';
import type { LinkedProviderAdjustmentPage, ListAllProviderAdjustmentsQuery } from './provider-adjustment.dto.js';

/** Provider adjustments with the claims that their references name. */
@Injectable()
export class LinkedProviderAdjustmentsService {
  constructor(private readonly adjustments: ProviderAdjustmentsRepository) {}

  /** A WO with the payer's number of a claim as its reference leads to that claim (rcm.md §4 D 10). */
  async list(query: ListAllProviderAdjustmentsQuery): Promise<LinkedProviderAdjustmentPage> {
    const page = await this.adjustments.list(query);
    const links = await this.adjustments.claimsNamed(page.items.map(({ id }) => id));
    const items = page.items.map((item) => {
      const { claimPaymentId = null, claimId = null } = links.get(item.id) ?? {};
      return Object.assign(item, { claimPaymentId, claimId });
    });
    return { ...page, items };
  }
}
