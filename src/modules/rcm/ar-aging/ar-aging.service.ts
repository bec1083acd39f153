import { Injectable } from '@nestjs/common';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import type { ClaimsFilter } from '../statistics/claims-filter.rules.js';
import { StatisticsService } from '../statistics/statistics.service.js';
import type { ArAging } from './ar-aging.dto.js';
import { ArAgingRepository } from './ar-aging.repository.js';
import { agingOf } from './ar-aging.rules.js';

/** How old what is owed is. */
@Injectable()
export class ArAgingService {
  constructor(
    private readonly repository: ArAgingRepository,
    private readonly statistics: StatisticsService,
  ) {}

  async aging(filter: ClaimsFilter): Promise<ArAging> {
    const agedOn = await this.statistics.today();
    const cells = await this.repository.cells(filter, agedOn);
    const byPayer = [...groupedBy(cells, ({ payerId }) => payerId)].map(([payerId, ofPayer]) => ({
      payerId,
      payerName: ofPayer[0]!.payerName,
      ...agingOf(ofPayer),
    }));
    return { agedOn, ...agingOf(cells), byPayer: byPayer.sort((a, b) => b.owedCents - a.owedCents) };
  }
}
