import { Test } from '@nestjs/testing';
import { NoticesRepository } from '../../../shared/access/notices/notices.repository.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { LinksRepository } from '../../../shared/links/links.repository.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { ClaimsManagementService } from '../../rcm/rcm.api.js';
import { ImprovementSettingsRepository } from '../improvement-settings/improvement-settings.repository.js';
import { MetricFeedsService } from '../metric-feeds/metric-feeds.service.js';
import { PerformanceImprovementsService } from '../performance-improvements/performance-improvements.service.js';
import { ProjectsService } from '../projects/projects.service.js';
import { ProjectProposalsRepository } from './project-proposals.repository.js';
import { ProjectProposalsService } from './project-proposals.service.js';

const MAY = { from: '2026-05-01', to: '2026-05-31' };
const SHARES = [
  { category: 'coding', sharePercent: 40, deniedCents: 9000 },
  { category: 'authorization', sharePercent: 25, deniedCents: 9000 },
  { category: 'eligibility', sharePercent: 35, deniedCents: 100 },
];

describe('QI §0 projects: the service of proposals', () => {
  let acts: unknown[];
  let settings: object | null;
  let proposal: Record<string, unknown>;
  let known: string[];
  let service: ProjectProposalsService;
  beforeEach(async () => {
    acts = [];
    known = [];
    settings = { denialSharePercent: 25, leastDeniedCents: 1000 };
    proposal = { id: 'q', status: 'open', denialCategory: 'coding', fromOn: MAY.from, toOn: MAY.to };
    Object.assign(proposal, { sharePercent: 40, thresholdPercent: 25 });
    const act =
      (name: string, answer?: unknown) =>
      async (...facts: unknown[]) => (acts.push([name, ...facts]), answer);
    const propose = async (_: unknown, threshold: number, found: { category: string }[]) => {
      acts.push(['propose', threshold, found.map(({ category }) => category)]);
      return found.filter(({ category }) => !known.includes(category)).map(({ category }) => ({ id: category }));
    };
    const proposals = { propose, get: async () => proposal, update: act('decide') };
    const run = (work: () => unknown) => (acts.push('unit'), work());
    const module = await Test.createTestingModule({
      providers: [
        ProjectProposalsService,
        { provide: ProjectProposalsRepository, useValue: proposals },
        { provide: ImprovementSettingsRepository, useValue: { current: async () => settings } },
        { provide: ClaimsManagementService, useValue: { denialShares: act('denials', { shares: SHARES }) } },
        { provide: ProjectsService, useValue: { create: act('project', { id: 'p' }) } },
        { provide: PerformanceImprovementsService, useValue: { create: act('metric', { id: 'm' }) } },
        { provide: MetricFeedsService, useValue: { begin: act('feed') } },
        { provide: LinksRepository, useValue: { link: act('link') } },
        { provide: NoticesRepository, useValue: { insert: act('notice') } },
        { provide: UnitOfWork, useValue: { run, note: act('note') } },
        { provide: CompanyDays, useValue: { today: async () => '2026-06-15' } },
      ],
    }).compile();
    service = module.get(ProjectProposalsService);
  });
  const looked = { entity: 'project_proposals', facts: { ...MAY, proposed: 1 } };
  const notice = { code: 'IMPROVEMENT_PROPOSED', entity: 'project_proposals', recipientRole: 'quality' };

  it('proposes what is above the threshold and of weight in the last month, and tells of each', async () => {
    await expect(service.evaluate(null)).resolves.toEqual({ ...MAY, proposed: [{ id: 'coding' }] });
    expect(acts).toEqual([
      ['denials', MAY],
      'unit',
      ['propose', 25, ['coding']],
      ['note', looked],
      ['notice', { ...notice, entityId: 'coding' }],
    ]);
  });

  it('tells nobody of what was proposed before, and leaves a trace of having looked', async () => {
    settings = { denialSharePercent: 20, leastDeniedCents: 0 };
    known = ['coding', 'eligibility'];
    await service.evaluate('2026-05');
    expect(acts.slice(-3)).toEqual([
      ['propose', 20, ['coding', 'authorization', 'eligibility']],
      ['note', looked],
      ['notice', { ...notice, entityId: 'authorization' }],
    ]);
  });

  it('asks for no denials without a threshold, nor for a month that is not over', async () => {
    await expect(service.evaluate('2026-06')).rejects.toMatchObject({
      problems: [expect.objectContaining({ code: 'MONTH_NOT_COMPLETE', pointer: '/month' })],
    });
    for (settings of [null, { denialSharePercent: null, leastDeniedCents: 0 }]) {
      await expect(service.evaluate('2026-05')).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    }
    expect(acts).toEqual([]);
  });

  it('accepts in one unit: project, decision, metric with its feed, link', async () => {
    await service.accept('q', 3, { leadId: 'lead', aimByOn: '2026-12-31' } as never);
    const begun = { priority: 'medium', leadId: 'lead', aimByOn: '2026-12-31', baselineValue: 40, targetValue: 25 };
    const feed = { kind: 'denial_share', denialCategory: 'coding', kpi: null, careBundleId: null };
    const link = { fromKind: 'project_proposals', fromId: 'q', toKind: 'quality_improvement_projects', toId: 'p' };
    expect(acts).toEqual([
      'unit',
      ['project', expect.objectContaining(begun)],
      ['decide', 'q', 3, { status: 'accepted', projectId: 'p', decidedOn: '2026-06-15' }],
      ['metric', expect.objectContaining({ projectId: 'p', baselineValue: 40, targetValue: 25, betterIs: 'lower' })],
      ['feed', 'm', { ...feed, startsOn: '2025-05-01' }],
      ['link', { ...link, reason: 'denial category coding' }],
    ]);
  });

  it('rejects with the reason and the day, and begins nothing', async () => {
    await service.reject('q', 3, 'Known payer error');
    const decision = { status: 'rejected', reason: 'Known payer error', decidedOn: '2026-06-15' };
    expect(acts).toEqual(['unit', ['decide', 'q', 3, decision]]);
  });

  it.each(['accepted', 'rejected'])('what was %s is not decided again', async (status) => {
    proposal.status = status;
    await expect(service.reject('q', 3, 'No')).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    await expect(service.accept('q', 3, {} as never)).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    expect(acts).toEqual(['unit', 'unit']);
  });
});
