import { Injectable } from '@nestjs/common';
import { refuseReversed } from '../../../shared/errors/domain-error.js';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import type { ClaimsFilter } from '../statistics/claims-filter.rules.js';
import type { PayerScorecard } from './payer-scorecard.dto.js';
import { PayerScorecardRepository } from './payer-scorecard.repository.js';
import { scoreOf } from './payer-scorecard.rules.js';

/** How payers decide and pay. */
@Injectable()
export class PayerScorecardService {
  constructor(private readonly repository: PayerScorecardRepository) {}

  /** Throws INVALID_PARAMETER for a period that ends before it begins. */
  async scorecard(filter: ClaimsFilter): Promise<PayerScorecard> {
    refuseReversed(filter);
    const [sums, lags] = await Promise.all([this.repository.sums(filter), this.repository.lags(filter)]);
    const byPayer = groupedBy(lags, ({ payerId }) => payerId);
    return { payers: sums.map((payer) => scoreOf(payer, byPayer.get(payer.payerId) ?? [])) };
  }
}
