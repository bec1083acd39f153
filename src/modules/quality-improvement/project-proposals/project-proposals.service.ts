import { Injectable } from '@nestjs/common';
import { NoticesRepository } from '../../../shared/access/notices/notices.repository.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { LinksRepository } from '../../../shared/links/links.repository.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { ClaimsManagementService } from '../../rcm/rcm.api.js';
import { ImprovementSettingsRepository } from '../improvement-settings/improvement-settings.repository.js';
import { MetricFeedsService } from '../metric-feeds/metric-feeds.service.js';
import { PerformanceImprovementsService } from '../performance-improvements/performance-improvements.service.js';
import type { CreatePerformanceImprovementDto } from '../performance-improvements/performance-improvement.dto.js';
import type { CreateProjectDto } from '../projects/project.dto.js';
import { ProjectsService } from '../projects/projects.service.js';
import type { AcceptProposalDto, ProposalEvaluation } from './project-proposal.dto.js';
import type { ProjectProposal } from './project-proposal.entity.js';
import { metricOf, periodOf, projectOf, worthProposing } from './project-proposal.rules.js';
import { ProjectProposalsRepository } from './project-proposals.repository.js';

/** Denials that call for a project: proposed, and accepted or rejected by people. */
@Injectable()
export class ProjectProposalsService {
  constructor(
    private readonly proposals: ProjectProposalsRepository,
    private readonly settings: ImprovementSettingsRepository,
    private readonly claims: ClaimsManagementService,
    private readonly projects: ProjectsService,
    private readonly improvements: PerformanceImprovementsService,
    private readonly feeds: MetricFeedsService,
    private readonly links: LinksRepository,
    private readonly notices: NoticesRepository,
    private readonly units: UnitOfWork,
    private readonly days: CompanyDays,
  ) {}

  /** Looks through a month's denials; the same again proposes nothing. Throws STATE_FORBIDS without a threshold. */
  async evaluate(month: string | null): Promise<ProposalEvaluation> {
    const settings = await this.settings.current();
    const denialSharePercent = settings?.denialSharePercent ?? null;
    if (settings === null || denialSharePercent === null)
      throw new DomainError('STATE_FORBIDS', [], 'no threshold for denials has been set');
    const period = periodOf(month, await this.days.today());
    if (period === null) {
      const problem = { code: 'MONTH_NOT_COMPLETE', message: 'the month is not over yet', pointer: '/month' };
      throw new DomainError('VALIDATION_FAILED', [problem]);
    }
    const { shares } = await this.claims.denialShares(period);
    return this.units.run(async () => {
      const found = worthProposing(shares, { ...settings, denialSharePercent });
      const proposed = await this.proposals.propose(period, denialSharePercent, found);
      this.units.note({ entity: 'project_proposals', facts: { ...period, proposed: proposed.length } });
      for (const { id } of proposed) {
        const about = { code: 'IMPROVEMENT_PROPOSED', entity: 'project_proposals', entityId: id };
        await this.notices.insert({ ...about, recipientRole: 'quality' });
      }
      return { ...period, proposed };
    });
  }

  /** Opens the project with its baseline, its metric and the metric's feed. Throws STATE_FORBIDS, VERSION_STALE. */
  accept(id: string, version: number, { leadId, aimByOn, priority }: AcceptProposalDto): Promise<ProjectProposal> {
    return this.units.run(async () => {
      const proposal = await this.openOne(id);
      const begun = { ...projectOf(proposal), priority: priority ?? 'medium', leadId: leadId ?? null, aimByOn };
      const { id: projectId } = await this.projects.create(begun as CreateProjectDto);
      const decision = { status: 'accepted' as const, projectId, decidedOn: await this.days.today() };
      const accepted = await this.proposals.update(id, version, decision);
      await this.measure(proposal, projectId);
      const [from, to] = ['project_proposals', 'quality_improvement_projects'];
      const ends = { fromKind: from!, fromId: id, toKind: to!, toId: projectId };
      await this.links.link({ ...ends, reason: `denial category ${proposal.denialCategory}` });
      return accepted;
    });
  }

  /** Throws STATE_FORBIDS, VERSION_STALE. */
  reject(id: string, version: number, reason: string): Promise<ProjectProposal> {
    return this.units.run(async () => {
      await this.openOne(id);
      return this.proposals.update(id, version, { status: 'rejected', reason, decidedOn: await this.days.today() });
    });
  }

  private async measure(proposal: ProjectProposal, projectId: string): Promise<void> {
    const { facts, startsOn } = metricOf(proposal);
    const metric = await this.improvements.create({ ...facts, projectId } as CreatePerformanceImprovementDto);
    const { denialCategory } = proposal;
    const feed = { kind: 'denial_share' as const, denialCategory, kpi: null, careBundleId: null, startsOn };
    await this.feeds.begin(metric.id, feed);
  }

  private async openOne(id: string): Promise<ProjectProposal> {
    const proposal = await this.proposals.get(id);
    if (proposal.status !== 'open') throw new DomainError('STATE_FORBIDS', [], `the proposal is ${proposal.status}`);
    return proposal;
  }
}
