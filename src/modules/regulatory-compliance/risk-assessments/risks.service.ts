import { Injectable } from '@nestjs/common';
import type { Page } from '../../../shared/database/page.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import type { AddRiskDto, ListRisksQuery, RiskView, UpdateRiskDto } from './risk-assessment.dto.js';
import type { AssessedRisk } from './assessed-risk.entity.js';
import { RiskAssessmentsRepository } from './risk-assessments.repository.js';
import { RiskSeal } from './risk-seal.service.js';
import { RiskViews } from './risk-views.service.js';
import { RisksRepository } from './risks.repository.js';

const DEFAULTS = {
  controlLikelihoodReduction: 0,
  controlImpactReduction: 0,
  affectsConfidentiality: false,
  affectsIntegrity: false,
  affectsAvailability: false,
};

/** Risks of assessments. Each change is one of what the assessment says. */
@Injectable()
export class RisksService {
  constructor(
    private readonly risks: RisksRepository,
    private readonly assessments: RiskAssessmentsRepository,
    private readonly views: RiskViews,
    private readonly seal: RiskSeal,
    private readonly units: UnitOfWork,
  ) {}

  add(assessmentId: string, facts: AddRiskDto): Promise<RiskView> {
    return this.units.run(async () => {
      const { method } = await this.assessments.hold(assessmentId);
      refuseScale(method, facts);
      const { id } = await this.risks.insert({ ...DEFAULTS, ...facts, assessmentId, status: 'open' });
      await this.seal.renew(assessmentId);
      return this.read(id);
    });
  }

  async list(query: ListRisksQuery): Promise<Page<RiskView>> {
    const page = await this.risks.list(query);
    return { ...page, items: await this.views.ofRisks(page.items) };
  }

  async read(id: string): Promise<RiskView> {
    const [view] = await this.views.ofRisks([await this.risks.get(id)]);
    return view!;
  }

  /** STATE_FORBIDS once it is withdrawn. */
  update(id: string, version: number, facts: UpdateRiskDto): Promise<RiskView> {
    return this.change(id, async ({ assessmentId }) => {
      refuseScale((await this.assessments.get(assessmentId)).method, facts);
      await this.risks.update(id, version, facts);
    });
  }

  /** Says that it is no risk, with the reason in the audit trail. */
  withdraw(id: string, version: number, reason: string): Promise<RiskView> {
    return this.change(id, async () => {
      this.units.note({ reason });
      await this.risks.update(id, version, { status: 'withdrawn' });
    });
  }

  private change(id: string, work: (risk: AssessedRisk) => Promise<void>): Promise<RiskView> {
    return this.units.run(async () => {
      const { assessmentId } = await this.risks.get(id);
      await this.assessments.hold(assessmentId);
      const risk = await this.risks.get(id);
      if (risk.status === 'withdrawn') throw new DomainError('STATE_FORBIDS', [], 'the risk was withdrawn');
      await work(risk);
      await this.seal.renew(assessmentId);
      return this.read(id);
    });
  }
}

function refuseScale(method: string, { adverseImpactLikelihood }: { adverseImpactLikelihood?: number | null }): void {
  if (method === 'nist_800_30' || adverseImpactLikelihood === undefined || adverseImpactLikelihood === null) return;
  const message = 'only the matrices of NIST SP 800-30 use it';
  const pointer = '/adverseImpactLikelihood';
  throw new DomainError('VALIDATION_FAILED', [{ code: 'NOT_OF_THIS_METHOD', message, pointer }]);
}
