import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
// Best practices
import { BestPractice } from './best-practices/best-practice.entity.js';
import { BestPracticesController } from './best-practices/best-practices.controller.js';
import { BestPracticesRepository } from './best-practices/best-practices.repository.js';
import { BestPracticesService } from './best-practices/best-practices.service.js';
// Care bundles
import { BundleAssessmentsController } from './bundle-assessments/bundle-assessments.controller.js';
import { BundleAssessmentsRepository } from './bundle-assessments/bundle-assessments.repository.js';
import { BundleAssessmentsService } from './bundle-assessments/bundle-assessments.service.js';
import { BundleChartsController } from './bundle-assessments/bundle-charts.controller.js';
import { BundleChartsService } from './bundle-assessments/bundle-charts.service.js';
import { BundleCompliance } from './bundle-assessments/bundle-compliance.entity.js';
import { BundleElementResult } from './bundle-assessments/bundle-element-result.entity.js';
import { BundleElementResultsRepository } from './bundle-assessments/bundle-element-results.repository.js';
import { BundlePagesController } from './bundle-assessments/bundle-pages.controller.js';
import { BundleStatisticsRepository } from './bundle-assessments/bundle-statistics.repository.js';
import { BundleStatisticsService } from './bundle-assessments/bundle-statistics.service.js';
import { CareBundleElement } from './care-bundles/care-bundle-element.entity.js';
import { CareBundleElementsRepository } from './care-bundles/care-bundle-elements.repository.js';
import { CareBundle } from './care-bundles/care-bundle.entity.js';
import { CareBundlesController } from './care-bundles/care-bundles.controller.js';
import { CareBundlesRepository } from './care-bundles/care-bundles.repository.js';
import { CareBundlesService } from './care-bundles/care-bundles.service.js';
// Charts
import { ChartsController } from './charts/charts.controller.js';
import { ChartsService } from './charts/charts.service.js';
// Performance improvements
import { MetricChartsService } from './performance-improvements/metric-charts.service.js';
import { MetricPagesController } from './performance-improvements/metric-pages.controller.js';
import { PerformanceDataPoint } from './performance-improvements/performance-data-point.entity.js';
import { PerformanceDataPointsRepository } from './performance-improvements/performance-data-points.repository.js';
import { PerformanceImprovement } from './performance-improvements/performance-improvement.entity.js';
import { PerformanceImprovementsController } from './performance-improvements/performance-improvements.controller.js';
import { PerformanceImprovementsRepository } from './performance-improvements/performance-improvements.repository.js';
import { PerformanceImprovementsService } from './performance-improvements/performance-improvements.service.js';
import { QualityImprovementService } from './quality-improvement.service.js';

/** Quality improvement: charts that signal truly, care bundles, and what is done to do better. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      CareBundle,
      CareBundleElement,
      BundleCompliance,
      BundleElementResult,
      PerformanceImprovement,
      PerformanceDataPoint,
      BestPractice,
    ]),
  ],
  controllers: [
    ChartsController,
    // Care bundles
    CareBundlesController,
    BundleChartsController,
    BundleAssessmentsController,
    BundlePagesController,
    // Performance improvements
    PerformanceImprovementsController,
    MetricPagesController,
    // Best practices
    BestPracticesController,
  ],
  providers: [
    ChartsService,
    QualityImprovementService,
    // Care bundles
    CareBundlesRepository,
    CareBundleElementsRepository,
    CareBundlesService,
    BundleAssessmentsRepository,
    BundleElementResultsRepository,
    BundleAssessmentsService,
    BundleStatisticsRepository,
    BundleStatisticsService,
    BundleChartsService,
    // Performance improvements
    PerformanceImprovementsRepository,
    PerformanceDataPointsRepository,
    PerformanceImprovementsService,
    MetricChartsService,
    // Best practices
    BestPracticesRepository,
    BestPracticesService,
  ],
  exports: [QualityImprovementService],
})
export class QualityImprovementModule {}
