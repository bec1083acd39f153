import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { contentHash } from '../content-hash.engine.js';
import { approvalState, treatmentContent } from './assessment-content.rules.js';
import { RiskApprovalsRepository } from './risk-approvals.repository.js';
import type { ApproveContentDto, PlanTreatmentDto, RiskView, UpdateTreatmentDto } from './risk-assessment.dto.js';
import { RiskAssessmentsRepository } from './risk-assessments.repository.js';
import { RiskSeal } from './risk-seal.service.js';
import type { RiskTreatment } from './risk-treatment.entity.js';
import { RiskTreatmentsRepository } from './risk-treatments.repository.js';
import { RisksRepository } from './risks.repository.js';
import { RisksService } from './risks.service.js';

/** What is done about risks. An acceptance takes effect once somebody else than its owner has approved it as it is. */
@Injectable()
export class RiskTreatmentsService {
  constructor(
    private readonly treatments: RiskTreatmentsRepository,
    private readonly approvals: RiskApprovalsRepository,
    private readonly risks: RisksRepository,
    private readonly risksService: RisksService,
    private readonly assessments: RiskAssessmentsRepository,
    private readonly seal: RiskSeal,
    private readonly units: UnitOfWork,
  ) {}

  /** Plans a treatment; an acceptance says until when it holds. */
  plan(riskId: string, facts: PlanTreatmentDto): Promise<RiskView> {
    return this.units.run(async () => {
      const { assessmentId } = await this.risks.get(riskId);
      await this.assessments.hold(assessmentId);
      if ((await this.risks.get(riskId)).status === 'withdrawn') throw new DomainError('STATE_FORBIDS');
      if (facts.kind === 'accept') refuseAcceptance(facts);
      const { likelihoodReduction = 0, impactReduction = 0 } = facts;
      const row = { ...facts, likelihoodReduction, impactReduction, riskId, assessmentId, status: 'planned' as const };
      await this.treatments.insert(row);
      await this.seal.renew(assessmentId);
      return this.risksService.read(riskId);
    });
  }

  /** STATE_FORBIDS unless it is planned. */
  update(id: string, version: number, facts: UpdateTreatmentDto): Promise<RiskView> {
    return this.change(id, async (treatment) => {
      if (treatment.status !== 'planned') throw new DomainError('STATE_FORBIDS');
      if (treatment.kind === 'accept') refuseAcceptance({ ...treatment, ...facts });
      await this.treatments.update(id, version, facts);
    });
  }

  /** Approves the treatment as it was read. OWN_APPROVAL for its owner and whoever wrote it. */
  approve(id: string, { contentHash: seen, note }: ApproveContentDto): Promise<RiskView> {
    return this.change(id, async (treatment) => {
      const { ownerId, createdBy, updatedBy, assessmentId } = treatment;
      if (treatment.status === 'cancelled') throw new DomainError('STATE_FORBIDS');
      if ([ownerId, createdBy, updatedBy].includes(tenantContext.actorId())) throw new DomainError('OWN_APPROVAL');
      const content = treatmentContent(treatment);
      if (contentHash(content) !== seen) throw new DomainError('CONTENT_CHANGED');
      await this.approvals.insert({ assessmentId, treatmentId: id, contentHash: seen, content, note: note ?? null });
    });
  }

  /** Says that it is done. TREATMENT_NOT_APPROVED for an acceptance without an approval of what it says. */
  implement(id: string): Promise<RiskView> {
    return this.change(id, async (treatment) => {
      if (treatment.status !== 'planned') throw new DomainError('STATE_FORBIDS');
      if (treatment.kind === 'accept' && (await this.stateOf(treatment)) !== 'current')
        throw new DomainError('TREATMENT_NOT_APPROVED');
      await this.treatments.update(id, treatment.version, { status: 'implemented' });
    });
  }

  cancel(id: string, reason: string): Promise<RiskView> {
    return this.change(id, async (treatment) => {
      if (treatment.status === 'cancelled') throw new DomainError('STATE_FORBIDS');
      this.units.note({ reason });
      await this.treatments.update(id, treatment.version, { status: 'cancelled' });
    });
  }

  private async stateOf(treatment: RiskTreatment): Promise<string> {
    const last = (await this.approvals.ofTreatments([treatment.id])).at(-1);
    return approvalState(last, contentHash(treatmentContent(treatment)));
  }

  private change(id: string, work: (treatment: RiskTreatment) => Promise<void>): Promise<RiskView> {
    return this.units.run(async () => {
      const { assessmentId, riskId } = await this.treatments.get(id);
      await this.assessments.hold(assessmentId);
      await work(await this.treatments.get(id));
      await this.seal.renew(assessmentId);
      return this.risksService.read(riskId);
    });
  }
}

function refuseAcceptance(facts: {
  expiresOn?: string | null;
  likelihoodReduction?: number;
  impactReduction?: number;
}): void {
  const lowers = (facts.likelihoodReduction ?? 0) + (facts.impactReduction ?? 0) > 0;
  const problems = [
    ...(facts.expiresOn ? [] : [{ code: 'EXPIRY_MISSING', message: 'an acceptance ends', pointer: '/expiresOn' }]),
    ...(lowers
      ? [{ code: 'ACCEPTANCE_LOWERS', message: 'an acceptance lowers nothing', pointer: '/likelihoodReduction' }]
      : []),
  ];
  if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
}
