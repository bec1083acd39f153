import { Injectable } from '@nestjs/common';
import { refuseReversed } from '../../../shared/errors/domain-error.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { AppealFiguresRepository } from './appeal-figures.repository.js';
import { type OutcomeTotals, outcomeTotals, type StatusSums, sumsByStatus, total } from './claim-sums.rules.js';
import { type KpiFigure, kpi, RECEIVABLE_DAYS, rounded } from './kpi.rules.js';
import type { RcmKpis, RcmStatistics, RcmStatisticsQuery } from './statistics.dto.js';
import { type Receivables, StatisticsRepository } from './statistics.repository.js';

/** What the claims of a company, a payer, a provider or a facility come to. */
@Injectable()
export class StatisticsService {
  constructor(
    private readonly repository: StatisticsRepository,
    private readonly appealFigures: AppealFiguresRepository,
    private readonly days: CompanyDays,
  ) {}

  /** Throws INVALID_PARAMETER for a period that ends before it begins. */
  async statistics(query: RcmStatisticsQuery): Promise<RcmStatistics> {
    refuseReversed(query);
    const endsOn = query.to ?? (await this.today());
    const [claims, receivables, appeals] = await Promise.all([
      this.repository.claims(query),
      this.repository.receivables(query, endsOn, RECEIVABLE_DAYS),
      this.appealFigures.totals(query),
    ]);
    const byStatus = sumsByStatus(claims);
    const sumOf = (name: Exclude<keyof StatusSums, 'status'>): number => total(byStatus, name);
    const charged = { cents: sumOf('chargedCents'), claims: sumOf('chargedClaims') };
    return {
      byStatus: byStatus.map(({ status, claims, chargeCents }) => ({ status, claims, chargeCents })),
      claims: sumOf('claims'),
      chargeCents: charged.cents,
      paidCents: sumOf('paidCents'),
      contractualCents: sumOf('contractualCents'),
      outstandingCents: sumOf('balanceCents'),
      averageChargeCents: charged.claims === 0 ? null : Math.round(charged.cents / charged.claims),
      kpis: {
        ...outcomeKpis(outcomeTotals(claims)),
        cleanClaimRate: kpi('cleanClaimRate', sumOf('clean'), sumOf('validated')),
        netCollectionRate: kpi('netCollectionRate', sumOf('paidCents'), charged.cents - sumOf('contractualCents')),
        daysInReceivables: daysInReceivables(receivables),
        appealRate: kpi('appealRate', appeals.appealedClaims, appeals.deniedClaims),
        appealSuccessRate: kpi('appealSuccessRate', appeals.overturned, appeals.decided),
      },
    };
  }

  /** Today where the company is. */
  today(): Promise<string> {
    return this.days.today();
  }
}

/** Open balance ÷ (charges of the last 90 days ÷ 90). */
export function daysInReceivables({ openCents, chargedCents }: Receivables): KpiFigure {
  return kpi('daysInReceivables', openCents, rounded(chargedCents / RECEIVABLE_DAYS));
}

function outcomeKpis(
  outcomes: OutcomeTotals,
): Pick<RcmKpis, 'denialRate' | 'denialRateByCharge' | 'firstPassResolutionRate'> {
  const { adjudicated, denied, resolved, adjudicatedCents, deniedCents } = outcomes;
  return {
    denialRate: kpi('denialRate', denied, adjudicated),
    denialRateByCharge: kpi('denialRateByCharge', deniedCents, adjudicatedCents),
    firstPassResolutionRate: kpi('firstPassResolutionRate', resolved, adjudicated),
  };
}
