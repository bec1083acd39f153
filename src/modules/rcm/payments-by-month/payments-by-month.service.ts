import { Injectable } from '@nestjs/common';
import { DomainError, refuseReversed } from '../../../shared/errors/domain-error.js';
import type { ClaimsFilter } from '../statistics/claims-filter.rules.js';
import { StatisticsService } from '../statistics/statistics.service.js';
import type { PaymentsByMonth } from './payments-by-month.dto.js';
import { PaymentsByMonthRepository } from './payments-by-month.repository.js';
import { isTooLong, periodOf, postedMonths } from './payments-by-month.rules.js';

const TOO_LONG = { code: 'PERIOD_TOO_LONG', message: 'the period has more than 2,400 months', parameter: 'from' };

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
    if (isTooLong({ from, to })) throw new DomainError('INVALID_PARAMETER', [TOO_LONG]);
    const months = postedMonths(from, to, await this.repository.sums({ ...filter, from, to }));
    return { from, to, paidCents: months.reduce((sum, { paidCents }) => sum + paidCents, 0), months };
  }
}
