import { Injectable } from '@nestjs/common';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { contentHash } from '../content-hash.engine.js';
import { RowRevisions } from '../revisions/row-revisions.repository.js';
import type { AssessedRisk } from './assessed-risk.entity.js';
import { assessmentContent } from './assessment-content.rules.js';
import { RiskAssessmentsRepository } from './risk-assessments.repository.js';
import { RiskLevelRecordsRepository } from './risk-level-records.repository.js';
import { isSameLevels, type LevelStep, levelSteps, recordedSteps } from './risk-level.rules.js';
import type { RiskLevelRecord } from './risk-level-record.entity.js';
import { RiskTreatmentsRepository } from './risk-treatments.repository.js';
import { RisksRepository } from './risks.repository.js';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';

/** Keeps the hash of an assessment, its authors and the levels of its risks true after each change. */
@Injectable()
export class RiskSeal {
  constructor(
    private readonly assessments: RiskAssessmentsRepository,
    private readonly risks: RisksRepository,
    private readonly treatments: RiskTreatmentsRepository,
    private readonly records: RiskLevelRecordsRepository,
    private readonly revisions: RowRevisions,
    private readonly calendar: CompanyCalendar,
  ) {}

  /** After a change to the assessment, its risks or treatments, in the same unit of work; the assessment is held. */
  async renew(assessmentId: string): Promise<void> {
    const assessment = await this.assessments.get(assessmentId);
    const risks = await this.risks.ofAssessment(assessmentId);
    const treatments = await this.treatments.ofAssessment(assessmentId);
    const hash = contentHash(assessmentContent(assessment, risks, treatments));
    if (hash !== assessment.contentHash) {
      const authorIds = [...new Set([...assessment.authorIds, tenantContext.actorId()])];
      await this.assessments.update(assessmentId, assessment.version, { contentHash: hash, authorIds });
      await this.revisions.keep('compliance_risk_assessments', assessmentId);
    }
    const byRisk = groupedBy(treatments, ({ riskId }) => riskId);
    const recorded = await this.records.ofRisks(risks.map(({ id }) => id));
    const today = await this.calendar.today();
    for (const risk of risks) {
      const steps = levelSteps(assessment.method, risk, byRisk.get(risk.id) ?? [], today);
      await this.record(risk, steps, recorded.get(risk.id) ?? [], today);
    }
  }

  /** Records the levels anew, unless the records of the risk tell them already. */
  private async record(
    { id: riskId, status }: AssessedRisk,
    steps: readonly LevelStep[],
    records: readonly RiskLevelRecord[],
    today: string,
  ): Promise<void> {
    const told = recordedSteps(records, today);
    const isTold = (step: LevelStep, at: number): boolean =>
      told[at]!.status === status &&
      isSameLevels(told[at]!, step) &&
      (at === 0 || told[at]!.appliesFrom === step.appliesFrom);
    if (told.length === steps.length && steps.every(isTold)) return;
    for (const [at, step] of steps.entries())
      await this.records.insert({ riskId, sequence: records.length + 1 + at, status, ...step });
  }
}
