import { Injectable } from '@nestjs/common';
import { refuseReversed } from '../../../shared/errors/domain-error.js';
import { AdjustmentCodesRepository } from '../adjustment-codes/adjustment-codes.repository.js';
import { meaningOf } from '../adjustment-codes/code-book.rules.js';
import type { ClaimsFilter } from '../statistics/claims-filter.rules.js';
import { StatisticsService } from '../statistics/statistics.service.js';
import type { DenialAnalysis } from './denial-analysis.dto.js';
import { DenialAnalysisRepository } from './denial-analysis.repository.js';
import { type DenialGroup, type DenialShares, groupsBy, sumOf } from './denial-analysis.rules.js';

/** Why payers deny, who does, and how it changes. */
@Injectable()
export class DenialAnalysisService {
  constructor(
    private readonly repository: DenialAnalysisRepository,
    private readonly codes: AdjustmentCodesRepository,
    private readonly statistics: StatisticsService,
  ) {}

  /** Throws INVALID_PARAMETER for a period that ends before it begins. */
  async analysis(filter: ClaimsFilter): Promise<DenialAnalysis> {
    refuseReversed(filter);
    const cells = await this.repository.cells(filter);
    const book = await this.codes.bookOn(await this.statistics.today());
    const byMonth = groupsBy(cells, ({ month }) => month).sort((a, b) => (a.key < b.key ? -1 : 1));
    return {
      ...sumOf(cells),
      byCategory: groupsBy(cells, ({ category }) => category).map((group) => ({ category: group.key, ...sums(group) })),
      byReason: groupsBy(cells, ({ reasonCode }) => reasonCode).map((group) => ({
        reasonCode: group.key,
        wording: meaningOf(book, 'carc', group.key).wording,
        ...sums(group),
      })),
      byPayer: groupsBy(cells, ({ payerId }) => payerId).map((group) => ({
        payerId: group.key,
        payerName: group.first.payerName,
        ...sums(group),
      })),
      byMonth: byMonth.map((group) => ({ month: group.key, ...sums(group) })),
    };
  }

  /** How much falls to each category in a period. Throws INVALID_PARAMETER. */
  async shares({ from, to }: { from: string; to: string }): Promise<DenialShares> {
    refuseReversed({ from, to });
    const cells = await this.repository.cells({ from, to });
    const { denials, deniedCents } = sumOf(cells);
    const shares = groupsBy(cells, ({ category }) => category).map((group) => ({
      category: group.key,
      denials: group.denials,
      deniedCents: group.deniedCents,
      sharePercent: group.sharePercent,
    }));
    return { from, to, denials, deniedCents, shares };
  }
}

function sums(group: DenialGroup): DenialGroup {
  const { denials, deniedCents, appealableCents, openCents, openAppealableCents, sharePercent } = group;
  return { denials, deniedCents, appealableCents, openCents, openAppealableCents, sharePercent };
}
