import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '../../shared/access/access.module.js';
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
import { DemoProjectService } from './demo/demo-project.service.js';
import { ChartsController } from './charts/charts.controller.js';
import { ChartsService } from './charts/charts.service.js';
// Performance improvements
import { MetricChartsService } from './performance-improvements/metric-charts.service.js';
import { MetricDeadlineRunJob } from './performance-improvements/metric-deadline-run.job.js';
import { MetricDeadlinesService } from './performance-improvements/metric-deadlines.service.js';
import { MetricPagesController } from './performance-improvements/metric-pages.controller.js';
import { PerformanceDataPoint } from './performance-improvements/performance-data-point.entity.js';
import { PerformanceDataPointsRepository } from './performance-improvements/performance-data-points.repository.js';
import { PerformanceImprovement } from './performance-improvements/performance-improvement.entity.js';
import { PerformanceImprovementsController } from './performance-improvements/performance-improvements.controller.js';
import { PerformanceImprovementsRepository } from './performance-improvements/performance-improvements.repository.js';
import { PerformanceImprovementsService } from './performance-improvements/performance-improvements.service.js';
// Feeds and concerns
import { RcmModule } from '../rcm/rcm.api.js';
import { MetricConcern } from './metric-concerns/metric-concern.entity.js';
import { MetricConcernsController } from './metric-concerns/metric-concerns.controller.js';
import { MetricConcernsRepository } from './metric-concerns/metric-concerns.repository.js';
import { MetricConcernsService } from './metric-concerns/metric-concerns.service.js';
import { FeedSeriesService } from './metric-feeds/feed-series.service.js';
import { MetricFeedRunJob } from './metric-feeds/metric-feed-run.job.js';
import { MetricFeed } from './metric-feeds/metric-feed.entity.js';
import { MetricFeedsController } from './metric-feeds/metric-feeds.controller.js';
import { MetricFeedsRepository } from './metric-feeds/metric-feeds.repository.js';
import { MetricFeedsService } from './metric-feeds/metric-feeds.service.js';
// Proposals
import { ImprovementSettingsController } from './improvement-settings/improvement-settings.controller.js';
import { ImprovementSettings } from './improvement-settings/improvement-settings.entity.js';
import { ImprovementSettingsRepository } from './improvement-settings/improvement-settings.repository.js';
import { ImprovementSettingsService } from './improvement-settings/improvement-settings.service.js';
import { ProjectProposalRunJob } from './project-proposals/project-proposal-run.job.js';
import { ProjectProposal } from './project-proposals/project-proposal.entity.js';
import { ProjectProposalsController } from './project-proposals/project-proposals.controller.js';
import { ProjectProposalsRepository } from './project-proposals/project-proposals.repository.js';
import { ProjectProposalsService } from './project-proposals/project-proposals.service.js';
// Pages of projects
import { ProjectChartsController } from './project-pages/project-charts.controller.js';
import { ProjectChartsService } from './project-pages/project-charts.service.js';
import { ProjectPagesController } from './project-pages/project-pages.controller.js';
// Statistics
import { ImprovementStatisticsController } from './statistics/improvement-statistics.controller.js';
import { ImprovementStatisticsRepository } from './statistics/improvement-statistics.repository.js';
import { ImprovementStatisticsService } from './statistics/improvement-statistics.service.js';
// Projects
import { PdsaAmendment } from './pdsa-cycles/pdsa-amendment.entity.js';
import { PdsaAmendmentsRepository } from './pdsa-cycles/pdsa-amendments.repository.js';
import { PdsaCycle } from './pdsa-cycles/pdsa-cycle.entity.js';
import { PdsaCyclesController } from './pdsa-cycles/pdsa-cycles.controller.js';
import { PdsaCyclesRepository } from './pdsa-cycles/pdsa-cycles.repository.js';
import { PdsaCyclesService } from './pdsa-cycles/pdsa-cycles.service.js';
import { ProjectDriver } from './project-parts/project-driver.entity.js';
import { ProjectDriversRepository } from './project-parts/project-drivers.repository.js';
import { ProjectFactor } from './project-parts/project-factor.entity.js';
import { ProjectFactorsRepository } from './project-parts/project-factors.repository.js';
import { ProjectIntervention } from './project-parts/project-intervention.entity.js';
import { ProjectInterventionsRepository } from './project-parts/project-interventions.repository.js';
import { ProjectPartsController } from './project-parts/project-parts.controller.js';
import { ProjectPartsService } from './project-parts/project-parts.service.js';
import { ProjectTeamMember } from './project-parts/project-team-member.entity.js';
import { ProjectTeamMembersRepository } from './project-parts/project-team-members.repository.js';
import { QualityImprovementProject } from './projects/project.entity.js';
import { ProjectsController } from './projects/projects.controller.js';
import { ProjectsRepository } from './projects/projects.repository.js';
import { ProjectsService } from './projects/projects.service.js';
import { QualityImprovementService } from './quality-improvement.service.js';

/** Quality improvement: charts that signal truly, care bundles, and what is done to do better. */
@Module({
  imports: [
    AccessModule,
    RcmModule,
    TypeOrmModule.forFeature([
      CareBundle,
      CareBundleElement,
      BundleCompliance,
      BundleElementResult,
      PerformanceImprovement,
      PerformanceDataPoint,
      BestPractice,
      QualityImprovementProject,
      ProjectIntervention,
      ProjectTeamMember,
      ProjectFactor,
      ProjectDriver,
      PdsaCycle,
      PdsaAmendment,
      MetricFeed,
      MetricConcern,
      ImprovementSettings,
      ProjectProposal,
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
    // Projects
    ProjectsController,
    ProjectPartsController,
    PdsaCyclesController,
    // Feeds and concerns
    MetricFeedsController,
    MetricConcernsController,
    // Proposals
    ImprovementSettingsController,
    ProjectProposalsController,
    ImprovementStatisticsController,
    ProjectChartsController,
    ProjectPagesController,
  ],
  providers: [
    DemoProjectService,
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
    // Projects
    ProjectsRepository,
    ProjectsService,
    ProjectInterventionsRepository,
    ProjectTeamMembersRepository,
    ProjectFactorsRepository,
    ProjectDriversRepository,
    ProjectPartsService,
    PdsaCyclesRepository,
    PdsaAmendmentsRepository,
    PdsaCyclesService,
    // Feeds and concerns
    MetricConcernsRepository,
    MetricConcernsService,
    MetricFeedsRepository,
    FeedSeriesService,
    MetricFeedsService,
    MetricFeedRunJob,
    MetricDeadlineRunJob,
    MetricDeadlinesService,
    // Proposals
    ImprovementSettingsRepository,
    ImprovementSettingsService,
    ProjectProposalsRepository,
    ProjectProposalsService,
    ProjectProposalRunJob,
    // Statistics
    ImprovementStatisticsRepository,
    ImprovementStatisticsService,
    ProjectChartsService,
  ],
  exports: [QualityImprovementService],
})
export class QualityImprovementModule {}
