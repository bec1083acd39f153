import { Injectable } from '@nestjs/common';
import { refuseReversed } from '../../../shared/errors/domain-error.js';
import { type KpiFigure, kpi, KPIS, RECEIVABLE_DAYS } from './kpi.rules.js';
import { type OfMonth, KpiSeriesRepository } from './kpi-series.repository.js';
import type { KpiSeries, SeriesKpi, SeriesPeriod } from './kpi-series.rules.js';
import { type Month, monthsOf } from './months.rules.js';
import { daysInReceivables } from './statistics.service.js';

/** One key figure of the company over time. */
@Injectable()
export class KpiSeriesService {
  constructor(private readonly repository: KpiSeriesRepository) {}

  /** A point for each month of the period, also where there is nothing. Throws INVALID_PARAMETER. */
  async series(name: SeriesKpi, { from, to }: SeriesPeriod): Promise<KpiSeries> {
    refuseReversed({ from, to });
    const months = monthsOf(from, to);
    const figures = await this.figures(name, from, to, months);
    const { unit, formula, target } = KPIS[name];
    return {
      kpi: name,
      unit,
      formula,
      target,
      points: months.map((month) => ({ ...month, ...partOf(figures.get(month.month) ?? kpi(name, 0, 0)) })),
    };
  }

  private async figures(
    name: SeriesKpi,
    from: string,
    to: string,
    months: readonly Month[],
  ): Promise<Map<string, KpiFigure>> {
    switch (name) {
      case 'daysInReceivables': {
        const days = months.map((month) => month.to);
        return byMonth(await this.repository.receivables(days, RECEIVABLE_DAYS), daysInReceivables);
      }
      case 'cleanClaimRate':
        return byMonth(await this.repository.served(from, to), ({ clean, validated }) => kpi(name, clean, validated));
      case 'netCollectionRate':
        return byMonth(await this.repository.served(from, to), ({ paidCents, chargedCents, contractualCents }) =>
          kpi(name, paidCents, chargedCents - contractualCents),
        );
      case 'denialRate':
        return byMonth(await this.repository.outcomes(from, to), (row) => kpi(name, row.denied, row.adjudicated));
      case 'denialRateByCharge':
        return byMonth(await this.repository.outcomes(from, to), (row) =>
          kpi(name, row.deniedCents, row.adjudicatedCents),
        );
      case 'firstPassResolutionRate':
        return byMonth(await this.repository.outcomes(from, to), (row) => kpi(name, row.resolved, row.adjudicated));
    }
  }
}

function byMonth<Facts>(
  rows: readonly OfMonth<Facts>[],
  figureOf: (facts: OfMonth<Facts>) => KpiFigure,
): Map<string, KpiFigure> {
  return new Map(rows.map((row) => [row.month, figureOf(row)]));
}

function partOf({
  numerator,
  denominator,
  value,
  status,
  reason,
}: KpiFigure): Pick<KpiFigure, 'numerator' | 'denominator' | 'value' | 'status' | 'reason'> {
  return { numerator, denominator, value, status, reason };
}
