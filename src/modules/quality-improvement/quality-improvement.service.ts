import { Injectable } from '@nestjs/common';
import type { Page } from '../../shared/database/page.js';
import type {
  BestPracticeDetail,
  CreateBestPracticeDto,
  MoveBestPracticeDto,
} from './best-practices/best-practice.dto.js';
import type { BestPractice } from './best-practices/best-practice.entity.js';
import { BestPracticesService } from './best-practices/best-practices.service.js';
import type { AssessBundleDto, BundleAssessment } from './bundle-assessments/bundle-assessment.dto.js';
import { BundleAssessmentsService } from './bundle-assessments/bundle-assessments.service.js';
import type { BundleStatistics, BundleStatisticsQuery } from './bundle-assessments/bundle-statistics.dto.js';
import { BundleStatisticsService } from './bundle-assessments/bundle-statistics.service.js';
import type { CareBundleDetail, CreateBundleEditionDto, CreateCareBundleDto } from './care-bundles/care-bundle.dto.js';
import { CareBundlesService } from './care-bundles/care-bundles.service.js';
import { ChartsService } from './charts/charts.service.js';
import type {
  EditActDto,
  EditDoDto,
  EditPlanDto,
  EditStudyDto,
  CreatePdsaCycleDto,
  PdsaCycleDetail,
} from './pdsa-cycles/pdsa-cycle.dto.js';
import type { PdsaPhase, WorkingPhase } from './pdsa-cycles/pdsa-cycle.codes.js';
import type { PdsaCycle } from './pdsa-cycles/pdsa-cycle.entity.js';
import { PdsaCyclesService } from './pdsa-cycles/pdsa-cycles.service.js';
import type {
  AddDataPointsDto,
  CreatePerformanceImprovementDto,
  PerformanceImprovementDetail,
} from './performance-improvements/performance-improvement.dto.js';
import { PerformanceImprovementsService } from './performance-improvements/performance-improvements.service.js';
import type {
  CreateProjectDto,
  ListProjectsQuery,
  MoveProjectDto,
  ProjectDetail,
  UpdateProjectDto,
} from './projects/project.dto.js';
import type { QualityImprovementProject } from './projects/project.entity.js';
import { ProjectsRepository } from './projects/projects.repository.js';
import { ProjectsService } from './projects/projects.service.js';
import type { ChartInput } from './spc/chart-input.rules.js';
import type { ChartResult } from './spc/chart-result.rules.js';
import type { ImprovementStatistics, ImprovementStatisticsQuery } from './statistics/improvement-statistics.dto.js';
import { ImprovementStatisticsService } from './statistics/improvement-statistics.service.js';

/** The door of quality improvement for other modules: it only delegates. */
@Injectable()
export class QualityImprovementService {
  constructor(
    private readonly projects: ProjectsService,
    private readonly projectRows: ProjectsRepository,
    private readonly cycles: PdsaCyclesService,
    private readonly bundles: CareBundlesService,
    private readonly assessments: BundleAssessmentsService,
    private readonly bundleRates: BundleStatisticsService,
    private readonly metrics: PerformanceImprovementsService,
    private readonly practices: BestPracticesService,
    private readonly figures: ImprovementStatisticsService,
    private readonly charts: ChartsService,
  ) {}

  createProject(facts: CreateProjectDto): Promise<QualityImprovementProject> {
    return this.projects.create(facts);
  }

  /** A project with all that belongs to it. */
  project(id: string): Promise<ProjectDetail> {
    return this.projects.details(id);
  }

  listProjects(query: ListProjectsQuery): Promise<Page<QualityImprovementProject>> {
    return this.projectRows.list(query);
  }

  updateProject(id: string, version: number, facts: UpdateProjectDto): Promise<QualityImprovementProject> {
    return this.projects.update(id, version, facts);
  }

  /** To the next status of the project's table. */
  moveProject(id: string, version: number, move: MoveProjectDto): Promise<QualityImprovementProject> {
    return this.projects.move(id, version, move);
  }

  createPdsaCycle(projectId: string, facts: CreatePdsaCycleDto): Promise<PdsaCycle> {
    return this.cycles.create(projectId, facts);
  }

  /** A cycle with what was amended. */
  pdsaCycle(id: string): Promise<PdsaCycleDetail> {
    return this.cycles.details(id);
  }

  /** Edits what the present phase of a cycle holds. */
  editPdsaPhase(
    id: string,
    version: number,
    phase: WorkingPhase,
    facts: EditPlanDto | EditDoDto | EditStudyDto | EditActDto,
  ): Promise<PdsaCycle> {
    return this.cycles.edit(id, version, phase, facts);
  }

  /** Enters the next phase of a cycle, which locks the present one. */
  enterPdsaPhase(id: string, version: number, phase: PdsaPhase): Promise<PdsaCycle> {
    return this.cycles.enter(id, version, phase);
  }

  createCareBundle(facts: CreateCareBundleDto): Promise<CareBundleDetail> {
    return this.bundles.create(facts);
  }

  /** The next edition of a bundle, which it supersedes. */
  addCareBundleEdition(id: string, version: number, facts: CreateBundleEditionDto): Promise<CareBundleDetail> {
    return this.bundles.addEdition(id, version, facts);
  }

  /** An edition of a bundle with its elements. */
  careBundle(id: string): Promise<CareBundleDetail> {
    return this.bundles.details(id);
  }

  /** Adds the default bundles that are missing; answers these. */
  installDefaultCareBundles(): Promise<CareBundleDetail[]> {
    return this.bundles.installDefaults();
  }

  /** How an encounter fares by a care bundle. */
  assessBundle(facts: AssessBundleDto): Promise<BundleAssessment> {
    return this.assessments.assess(facts);
  }

  /** How often bundles and their elements are met. */
  bundleStatistics(query: BundleStatisticsQuery): Promise<BundleStatistics> {
    return this.bundleRates.of(query);
  }

  createPerformanceImprovement(facts: CreatePerformanceImprovementDto): Promise<PerformanceImprovementDetail> {
    return this.metrics.create(facts);
  }

  /** A metric with its points and its trend. */
  performanceImprovement(id: string): Promise<PerformanceImprovementDetail> {
    return this.metrics.details(id);
  }

  addDataPoints(id: string, points: AddDataPointsDto): Promise<PerformanceImprovementDetail> {
    return this.metrics.addPoints(id, points);
  }

  proposeBestPractice(facts: CreateBestPracticeDto): Promise<BestPractice> {
    return this.practices.propose(facts);
  }

  /** A practice with the projects that it is linked with. */
  bestPractice(id: string): Promise<BestPracticeDetail> {
    return this.practices.details(id);
  }

  moveBestPractice(id: string, version: number, move: MoveBestPracticeDto): Promise<BestPractice> {
    return this.practices.move(id, version, move);
  }

  /** Projects, cycles, bundles, metrics and practices in numbers. */
  statistics(query: ImprovementStatisticsQuery): Promise<ImprovementStatistics> {
    return this.figures.of(query);
  }

  /** A run chart or control chart of these numbers. */
  calculateChart(chart: ChartInput): ChartResult {
    return this.charts.calculate(chart);
  }
}
