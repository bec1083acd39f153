import { Injectable } from '@nestjs/common';
import { ArAgingService } from '../ar-aging/ar-aging.service.js';
import { DenialAnalysisService } from '../denial-analysis/denial-analysis.service.js';
import { PayerScorecardService } from '../payer-scorecard/payer-scorecard.service.js';
import { PaymentsByMonthService } from '../payments-by-month/payments-by-month.service.js';
import type { ClaimsFilter } from '../statistics/claims-filter.rules.js';
import { StatisticsService } from '../statistics/statistics.service.js';
import { ReportPartiesRepository } from './report-parties.repository.js';
import { reportPage } from './report.page.js';

/** The figures of the revenue cycle on one page. */
@Injectable()
export class ReportService {
  constructor(
    private readonly statistics: StatisticsService,
    private readonly aging: ArAgingService,
    private readonly denials: DenialAnalysisService,
    private readonly payments: PaymentsByMonthService,
    private readonly scorecard: PayerScorecardService,
    private readonly parties: ReportPartiesRepository,
  ) {}

  /** HTML. Throws INVALID_PARAMETER for a period that ends before it begins. */
  async page(filter: ClaimsFilter): Promise<string> {
    return reportPage({
      filter,
      today: await this.statistics.today(),
      statistics: await this.statistics.statistics(filter),
      aging: await this.aging.aging(filter),
      denials: await this.denials.analysis(filter),
      payments: await this.payments.payments(filter),
      scorecard: await this.scorecard.scorecard(filter),
      parties: await this.parties.all(),
    });
  }
}
