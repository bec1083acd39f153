import { Injectable } from '@nestjs/common';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { contentHash } from '../content-hash.engine.js';
import { assessmentContent } from './assessment-content.rules.js';
import { RiskAssessmentsRepository } from './risk-assessments.repository.js';
import { RiskLevelRecordsRepository } from './risk-level-records.repository.js';
import { riskLevels } from './risk-level.rules.js';
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
    }
    const byRisk = groupedBy(treatments, ({ riskId }) => riskId);
    const last = await this.records.last(risks.map(({ id }) => id));
    for (const risk of risks) {
      const { id: riskId, status } = risk;
      const now = { status, ...riskLevels(assessment.method, risk, byRisk.get(riskId) ?? []) };
      const before = last.get(riskId);
      const isSame = before && Object.entries(now).every(([name, value]) => before[name as keyof typeof now] === value);
      if (!isSame) await this.records.insert({ riskId, sequence: (before?.sequence ?? 0) + 1, ...now });
    }
  }
}
