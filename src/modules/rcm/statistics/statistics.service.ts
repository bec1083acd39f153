import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { Clock } from '../../../shared/time/clock.js';
import type { LedgerKind } from '../ledger/ledger.rules.js';
import { kpi, rounded, unknownKpi } from './kpi.rules.js';
import type { RcmKpis, RcmStatistics, RcmStatisticsQuery } from './statistics.dto.js';
import { type KindTotal, type OutcomeTotals, StatisticsRepository } from './statistics.repository.js';

const WINDOW_DAYS = 90;
const NO_APPEALS = 'appeals are not kept yet';

/** What the claims of a company, a payer or a provider come to. */
@Injectable()
export class StatisticsService {
  constructor(
    private readonly repository: StatisticsRepository,
    private readonly clock: Clock,
  ) {}

  /** Throws INVALID_PARAMETER for a period that ends before it begins. */
  async statistics(query: RcmStatisticsQuery): Promise<RcmStatistics> {
    if (query.from !== undefined && query.to !== undefined && query.to < query.from) {
      throw new DomainError('INVALID_PARAMETER', [
        { code: 'PERIOD_REVERSED', message: 'to must not be before from', parameter: 'to' },
      ]);
    }
    const byStatus = await this.repository.byStatus(query);
    const totals = await this.repository.byKind(query);
    const of = (kind: LedgerKind): KindTotal =>
      totals.find((total) => total.kind === kind) ?? { kind, cents: 0, balanceEffectCents: 0, claims: 0 };
    const charge = of('charge');
    return {
      byStatus,
      claims: byStatus.reduce((sum, { claims }) => sum + claims, 0),
      chargeCents: charge.cents,
      paidCents: of('payment').cents,
      contractualCents: of('contractual').cents,
      outstandingCents: totals.reduce((sum, { balanceEffectCents }) => sum + balanceEffectCents, 0),
      averageChargeCents: charge.claims === 0 ? null : Math.round(charge.cents / charge.claims),
      kpis: await this.kpis(query, of),
    };
  }

  private async kpis(query: RcmStatisticsQuery, of: (kind: LedgerKind) => KindTotal): Promise<RcmKpis> {
    const outcomes = await this.repository.outcomes(query);
    const { validated, clean } = await this.repository.cleanClaims(query);
    const { openCents, chargedCents } = await this.repository.receivables(query, query.to ?? this.clock.today());
    return {
      ...outcomeKpis(outcomes),
      cleanClaimRate: kpi('cleanClaimRate', clean, validated),
      netCollectionRate: kpi('netCollectionRate', of('payment').cents, of('charge').cents - of('contractual').cents),
      daysInReceivables: kpi('daysInReceivables', openCents, rounded(chargedCents / WINDOW_DAYS)),
      appealRate: unknownKpi('appealRate', NO_APPEALS),
      appealSuccessRate: unknownKpi('appealSuccessRate', NO_APPEALS),
    };
  }
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
