import { Injectable } from '@nestjs/common';
import type { AssessBundleDto, BundleAssessment } from './bundle-assessments/bundle-assessment.dto.js';
import { BundleAssessmentsService } from './bundle-assessments/bundle-assessments.service.js';
import type { BundleStatistics, BundleStatisticsQuery } from './bundle-assessments/bundle-statistics.dto.js';
import { BundleStatisticsService } from './bundle-assessments/bundle-statistics.service.js';
import { ChartsService } from './charts/charts.service.js';
import type { ChartInput } from './spc/chart-input.rules.js';
import type { ChartResult } from './spc/chart-result.rules.js';

/** The door of quality improvement for other modules: it only delegates. */
@Injectable()
export class QualityImprovementService {
  constructor(
    private readonly charts: ChartsService,
    private readonly assessments: BundleAssessmentsService,
    private readonly bundleRates: BundleStatisticsService,
  ) {}

  /** A run chart or control chart of these numbers. */
  calculateChart(chart: ChartInput): ChartResult {
    return this.charts.calculate(chart);
  }

  /** How an encounter fares by a care bundle. */
  assessBundle(facts: AssessBundleDto): Promise<BundleAssessment> {
    return this.assessments.assess(facts);
  }

  /** How often bundles and their elements are met. */
  bundleStatistics(query: BundleStatisticsQuery): Promise<BundleStatistics> {
    return this.bundleRates.of(query);
  }
}
