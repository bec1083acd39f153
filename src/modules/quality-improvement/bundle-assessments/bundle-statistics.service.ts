import { Injectable } from '@nestjs/common';
import { refuseReversed } from '../../../shared/errors/domain-error.js';
import { CareBundlesRepository } from '../care-bundles/care-bundles.repository.js';
import { ImprovementSettingsRepository } from '../improvement-settings/improvement-settings.repository.js';
import type { NamedChart } from '../charts/control-chart.writer.js';
import { share } from './bundle-scoring.rules.js';
import type { BundleChartQuery, BundleStatistics, BundleStatisticsQuery } from './bundle-statistics.dto.js';
import { BundleStatisticsRepository } from './bundle-statistics.repository.js';
import { monthsBetween, totalOf, withRates } from './bundle-statistics.rules.js';

/** What share of encounters had all of the bundle is to be higher than this (quality-improvement KPI). */
const PERFECT_TARGET = 0.85;

/** How bundles fare: rates, and the p chart that assessments fill by themselves. */
@Injectable()
export class BundleStatisticsService {
  constructor(
    private readonly statistics: BundleStatisticsRepository,
    private readonly bundles: CareBundlesRepository,
    private readonly settings: ImprovementSettingsRepository,
  ) {}

  /** Throws INVALID_PARAMETER for a period that ends before it begins. */
  async of(query: BundleStatisticsQuery): Promise<BundleStatistics> {
    refuseReversed(query);
    const [groups, elements] = await Promise.all([
      this.statistics.groups(query.by ?? 'month', query),
      this.statistics.elements(query),
    ]);
    return {
      ...totalOf(groups),
      elements: elements.map((element) => ({ ...element, rate: share(element.met, element.applicable) })),
      groups: groups.map(withRates),
    };
  }

  /** The same for all editions of the bundle's code. Throws NOT_FOUND. */
  async ofBundle(careBundleId: string, query: BundleStatisticsQuery): Promise<BundleStatistics> {
    const { code } = await this.bundles.get(careBundleId);
    return this.of({ ...query, code });
  }

  /** The all-or-none share by month, over all editions of the bundle's code. Throws NOT_FOUND, INVALID_PARAMETER. */
  async chartOf(careBundleId: string, query: BundleChartQuery): Promise<NamedChart> {
    refuseReversed(query);
    const { code, name } = await this.bundles.get(careBundleId);
    const [groups, rules] = await Promise.all([
      this.statistics.groups('month', { ...query, code }),
      this.settings.chartRules(),
    ]);
    const byMonth = new Map(groups.map((group) => [group.key!, group]));
    const months = groups.length === 0 ? [] : monthsBetween(groups[0]!.key!, groups.at(-1)!.key!);
    const points = months.map((label) => {
      const { perfect, counted } = byMonth.get(label) ?? { perfect: 0, counted: 0 };
      return counted === 0 ? { label, value: null, size: null } : { label, value: perfect, size: counted };
    });
    return {
      title: name,
      valueLabel: 'share of encounters with every applicable element',
      pointLabel: 'month',
      chart: { chart: 'p', points, rules, betterIs: 'higher', target: PERFECT_TARGET },
    };
  }
}
