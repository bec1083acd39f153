import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { addMonths } from '../../../shared/domain/day.rules.js';
import { Clock } from '../../../shared/time/clock.js';
import { CareBundleElementsRepository } from '../care-bundles/care-bundle-elements.repository.js';
import { CareBundlesRepository } from '../care-bundles/care-bundles.repository.js';
import type { AssessBundleDto, BundleAssessment } from './bundle-assessment.dto.js';
import { BundleAssessmentsRepository } from './bundle-assessments.repository.js';
import { BundleElementResultsRepository } from './bundle-element-results.repository.js';
import { bundleScore, resultProblems } from './bundle-scoring.rules.js';

/** Where a day begins first: what is tomorrow there is tomorrow everywhere. */
const EARLIEST_ZONE = 'Pacific/Kiritimati';

/** A slip in the year: the chart of the bundle would have a point for every month since. */
const MOST_MONTHS = 1200;

/** Assessing encounters by a bundle; the score is computed here and never sent. */
@Injectable()
export class BundleAssessmentsService {
  constructor(
    private readonly bundles: CareBundlesRepository,
    private readonly elements: CareBundleElementsRepository,
    private readonly assessments: BundleAssessmentsRepository,
    private readonly results: BundleElementResultsRepository,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Throws VALIDATION_FAILED with all problems, REFERENCE_NOT_FOUND, DUPLICATE when the old one is replaced already. */
  assess({ results, ...facts }: AssessBundleDto): Promise<BundleAssessment> {
    return this.units.run(async () => {
      const elements = await this.elements.of(facts.careBundleId);
      const problems = [...resultProblems(elements, results), ...this.dayProblems(facts.assessedOn)];
      if (elements.length === 0) throw new DomainError('REFERENCE_NOT_FOUND', [], 'there is no such care bundle');
      if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
      await this.refuseIfIdle(facts.careBundleId);
      if (facts.replacesId) await this.checkReplaced(facts.replacesId, facts.careBundleId);
      const { elements: scores, ...score } = bundleScore(elements, results);
      const assessment = await this.assessments.insert({ ...facts, ...score });
      await this.results.add(assessment.id, scores);
      return this.details(assessment.id);
    });
  }

  /** Throws NOT_FOUND. */
  async details(id: string): Promise<BundleAssessment> {
    const [assessment, results] = await Promise.all([this.assessments.get(id), this.results.of(id)]);
    return Object.assign(assessment, { results });
  }

  /** A superseded edition may still be assessed for the days it was in use; a retired bundle may not. */
  private async refuseIfIdle(careBundleId: string): Promise<void> {
    const { status } = await this.bundles.get(careBundleId);
    if (status === 'retired') throw new DomainError('STATE_FORBIDS', [], 'the bundle is retired');
  }

  private async checkReplaced(id: string, careBundleId: string): Promise<void> {
    const replaced = await this.assessments.get(id);
    if (replaced.careBundleId === careBundleId) return;
    const message = 'the assessment that is replaced is of another bundle';
    throw new DomainError('VALIDATION_FAILED', [{ code: 'OTHER_BUNDLE', message, pointer: '/replacesId' }]);
  }

  private dayProblems(assessedOn: string) {
    const [today, pointer] = [this.clock.today(EARLIEST_ZONE), '/assessedOn'];
    if (assessedOn > today) {
      return [{ code: 'DAY_IN_FUTURE', message: 'care of the future cannot be assessed', pointer }];
    }
    if (assessedOn >= addMonths(today, -MOST_MONTHS)) return [];
    return [{ code: 'DAY_TOO_LONG_AGO', message: 'care of more than a hundred years ago is not assessed', pointer }];
  }
}
