import { Injectable } from '@nestjs/common';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { contentHash } from '../content-hash.engine.js';
import { approvalState, treatmentContent } from './assessment-content.rules.js';
import type { AssessedRisk } from './assessed-risk.entity.js';
import { NIST_CAVEAT } from './nist-800-30.codes.js';
import type { RiskApproval } from './risk-approval.entity.js';
import { RiskApprovalsRepository } from './risk-approvals.repository.js';
import type { RiskAssessmentDetails, RiskTreatmentView, RiskView } from './risk-assessment.dto.js';
import type { RiskAssessment } from './risk-assessment.entity.js';
import { RiskAssessmentsRepository } from './risk-assessments.repository.js';
import type { RiskMethod } from './risk.codes.js';
import { isInForce, overallLevel, riskLevels } from './risk-level.rules.js';
import type { RiskTreatment } from './risk-treatment.entity.js';
import { RiskTreatmentsRepository } from './risk-treatments.repository.js';
import { RisksRepository } from './risks.repository.js';

/** Assessments and risks as they are read: levels, approvals, what is overdue and what has expired are derived. */
@Injectable()
export class RiskViews {
  constructor(
    private readonly assessments: RiskAssessmentsRepository,
    private readonly risks: RisksRepository,
    private readonly treatments: RiskTreatmentsRepository,
    private readonly approvals: RiskApprovalsRepository,
    private readonly calendar: CompanyCalendar,
  ) {}

  async assessment(id: string): Promise<RiskAssessmentDetails> {
    const assessment = await this.assessments.get(id);
    const risks = await this.ofRisks(await this.risks.ofAssessment(id));
    const last = (await this.approvals.ofAssessment(id)).at(-1);
    const open = risks.filter(({ status }) => status === 'open');
    const overall = {
      inherent: overallLevel(open.map(({ inherent }) => inherent)),
      residual: overallLevel(open.map(({ residual }) => residual)),
      target: overallLevel(open.map(({ target }) => target)),
    };
    const approval = { state: approvalState(last, assessment.contentHash), last: last ?? null };
    const caveat = assessment.method === 'nist_800_30' ? NIST_CAVEAT : null;
    return Object.assign(assessment, { approval, overall, risks, caveat });
  }

  /** Risks of one assessment or of several, with their levels today and their treatments. */
  async ofRisks(risks: AssessedRisk[]): Promise<RiskView[]> {
    const today = await this.calendar.today();
    const methods = await this.methodsOf(risks);
    const treatments = await this.treatments.ofRisks(risks.map(({ id }) => id));
    const found = await this.approvals.ofTreatments(treatments.map(({ id }) => id));
    const approvals = groupedBy(found, ({ treatmentId }) => treatmentId!);
    const views = treatments.map((treatment) => treatmentView(treatment, approvals.get(treatment.id)?.at(-1), today));
    const byRisk = groupedBy(views, ({ riskId }) => riskId);
    return risks.map((risk) => {
      const own = byRisk.get(risk.id) ?? [];
      const inForce = own.filter(({ isExpired }) => !isExpired);
      const levels = riskLevels(methods.get(risk.assessmentId)!, risk, inForce);
      return Object.assign(risk, { ...levels, treatments: own });
    });
  }

  private async methodsOf(risks: readonly AssessedRisk[]): Promise<Map<string, RiskMethod>> {
    const assessments = await this.assessments.allOf([...new Set(risks.map(({ assessmentId }) => assessmentId))]);
    return new Map(assessments.map(({ id, method }: RiskAssessment) => [id, method]));
  }
}

function treatmentView(treatment: RiskTreatment, last: RiskApproval | undefined, today: string): RiskTreatmentView {
  const hash = contentHash(treatmentContent(treatment));
  const { status, dueOn } = treatment;
  return Object.assign(treatment, {
    contentHash: hash,
    approval: { state: approvalState(last, hash), last: last ?? null },
    isOverdue: status === 'planned' && dueOn !== null && dueOn < today,
    isExpired: !isInForce(treatment, today),
  });
}
