import { Injectable } from '@nestjs/common';
import type { Page } from '../../../shared/database/page.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { addDays, addMonths } from '../../../shared/domain/day.rules.js';
import { DomainError, unknownReference } from '../../../shared/errors/domain-error.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { contentHash } from '../content-hash.engine.js';
import { RowRevisions } from '../revisions/row-revisions.repository.js';
import { assessmentContent } from './assessment-content.rules.js';
import { RiskApprovalsRepository } from './risk-approvals.repository.js';
import type {
  ApproveContentDto,
  CreateRiskAssessmentDto,
  DueRiskAssessments,
  ListDueAssessmentsQuery,
  ListRiskAssessmentsQuery,
  RiskAssessmentDetails,
  UpdateRiskAssessmentDto,
} from './risk-assessment.dto.js';
import type { RiskAssessment } from './risk-assessment.entity.js';
import { RiskAssessmentsRepository } from './risk-assessments.repository.js';
import { RETENTION_MONTHS } from './risk.codes.js';
import { RiskSeal } from './risk-seal.service.js';
import { RiskTreatmentsRepository } from './risk-treatments.repository.js';
import { RiskViews } from './risk-views.service.js';
import { RisksRepository } from './risks.repository.js';

const MONTHS_UNTIL_NEXT = 12;
const DAYS_AHEAD = 30;

/** Risk assessments: written by some, approved by another over the hash of all they say. */
@Injectable()
export class RiskAssessmentsService {
  constructor(
    private readonly assessments: RiskAssessmentsRepository,
    private readonly risks: RisksRepository,
    private readonly treatments: RiskTreatmentsRepository,
    private readonly approvals: RiskApprovalsRepository,
    private readonly revisions: RowRevisions,
    private readonly views: RiskViews,
    private readonly seal: RiskSeal,
    private readonly calendar: CompanyCalendar,
    private readonly units: UnitOfWork,
  ) {}

  create(said: CreateRiskAssessmentDto): Promise<RiskAssessmentDetails> {
    return this.units.run(async () => {
      const today = await this.calendar.today();
      const { assessedOn = today, previousAssessmentId = null } = said;
      refuseDays(assessedOn, said.nextDueOn, today);
      const { nextDueOn = addMonths(assessedOn, MONTHS_UNTIL_NEXT) } = said;
      if (previousAssessmentId !== null && (await this.assessments.byId(previousAssessmentId)) === null)
        throw unknownReference('assessment', '/previousAssessmentId');
      const days = { assessedOn, nextDueOn, retainUntil: addMonths(today, RETENTION_MONTHS) };
      const facts = { ...said, ...days, previousAssessmentId, authorIds: [tenantContext.actorId()] };
      const hash = contentHash(assessmentContent(facts, [], []));
      const { id } = await this.assessments.insert({ ...facts, contentHash: hash });
      await this.revisions.keep('compliance_risk_assessments', id);
      return this.views.assessment(id);
    });
  }

  list(query: ListRiskAssessmentsQuery): Promise<Page<RiskAssessment>> {
    return this.assessments.list(query);
  }

  /** Assessments whose next one is due within some days and was not made yet, overdue ones first. */
  async due({ withinDays = DAYS_AHEAD }: ListDueAssessmentsQuery): Promise<DueRiskAssessments> {
    return { items: await this.assessments.due(addDays(await this.calendar.today(), withinDays)) };
  }

  details(id: string): Promise<RiskAssessmentDetails> {
    return this.views.assessment(id);
  }

  update(id: string, version: number, facts: UpdateRiskAssessmentDto): Promise<RiskAssessmentDetails> {
    return this.units.run(async () => {
      const { assessedOn } = await this.assessments.hold(id);
      if (facts.nextDueOn !== undefined) refuseDays(assessedOn, facts.nextDueOn, assessedOn);
      await this.assessments.update(id, version, facts);
      await this.seal.renew(id);
      return this.views.assessment(id);
    });
  }

  /** Approves what was read. OWN_APPROVAL for any author, CONTENT_CHANGED when it says something else by now. */
  approve(id: string, { contentHash: seen, note }: ApproveContentDto): Promise<RiskAssessmentDetails> {
    return this.units.run(async () => {
      const assessment = await this.assessments.hold(id);
      if (assessment.authorIds.includes(tenantContext.actorId())) throw new DomainError('OWN_APPROVAL');
      if (assessment.contentHash !== seen) throw new DomainError('CONTENT_CHANGED');
      const risks = await this.risks.ofAssessment(id);
      if (!risks.some(({ status }) => status === 'open')) throw new DomainError('RISK_ASSESSMENT_EMPTY');
      const content = assessmentContent(assessment, risks, await this.treatments.ofAssessment(id));
      await this.approvals.insert({ assessmentId: id, contentHash: seen, content, note: note ?? null });
      const retainUntil = addMonths(await this.calendar.today(), RETENTION_MONTHS);
      await this.assessments.update(id, assessment.version, { retainUntil });
      return this.views.assessment(id);
    });
  }
}

function refuseDays(assessedOn: string, nextDueOn: string | undefined, today: string): void {
  const problems = [
    ...(assessedOn > today ? [problem('IN_THE_FUTURE', '/assessedOn', 'must not be after today')] : []),
    ...(nextDueOn !== undefined && nextDueOn <= assessedOn
      ? [problem('PERIOD_REVERSED', '/nextDueOn', 'must be after assessedOn')]
      : []),
  ];
  if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
}

function problem(code: string, pointer: string, message: string): { code: string; pointer: string; message: string } {
  return { code, pointer, message };
}
