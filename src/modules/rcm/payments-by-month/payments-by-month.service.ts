import { Injectable } from '@nestjs/common';
import type { ClaimsFilter } from '../statistics/claims-filter.rules.js';
import { refuseReversed, StatisticsService } from '../statistics/statistics.service.js';
import type { PaymentsByMonth } from './payments-by-month.dto.js';
import { PaymentsByMonthRepository } from './payments-by-month.repository.js';
import { periodOf, postedMonths } from './payments-by-month.rules.js';

/** What came in, month by month. */
@Injectable()
export class PaymentsByMonthService {
  constructor(
    private readonly repository: PaymentsByMonthRepository,
    private readonly statistics: StatisticsService,
  ) {}

  /** Twelve months up to today, unless a period is asked for. Throws INVALID_PARAMETER. */
  async payments(filter: ClaimsFilter): Promise<PaymentsByMonth> {
    refuseReversed(filter);
    const { from, to } = periodOf(filter, await this.statistics.today());
    const months = postedMonths(from, to, await this.repository.sums({ ...filter, from, to }));
    return { from, to, paidCents: months.reduce((sum, { paidCents }) => sum + paidCents, 0), months };
  }
}
