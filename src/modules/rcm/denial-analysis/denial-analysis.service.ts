import { Injectable } from '@nestjs/common';
import { refuseReversed } from '../statistics/statistics.service.js';
import { DenialAnalysisRepository } from './denial-analysis.repository.js';
import { type DenialShares, groupsBy, sumOf } from './denial-analysis.rules.js';

/** Why payers deny, who does, and how it changes. */
@Injectable()
export class DenialAnalysisService {
  constructor(private readonly repository: DenialAnalysisRepository) {}

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
