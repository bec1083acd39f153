import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { contentHash } from '../content-hash.engine.js';
import { treatmentContent } from './assessment-content.rules.js';
import { RiskApprovalsRepository } from './risk-approvals.repository.js';
import { RiskAssessmentsRepository } from './risk-assessments.repository.js';
import { RiskSeal } from './risk-seal.service.js';
import { RiskTreatmentsRepository } from './risk-treatments.repository.js';
import { RiskTreatmentsService } from './risk-treatments.service.js';
import { RisksRepository } from './risks.repository.js';
import { RisksService } from './risks.service.js';

describe('RiskTreatmentsService', () => {
  const acceptance = { id: 't', riskId: 'r', assessmentId: 'a', kind: 'accept', status: 'planned', version: 1 };
  const owned = { ...acceptance, ownerId: 'ann', createdBy: 'bob', updatedBy: 'bob' };
  const hash = contentHash(treatmentContent(owned));
  const told: string[] = [];
  let approvals: { contentHash: string }[] = [];
  let service: RiskTreatmentsService;
  beforeEach(async () => {
    told.length = 0;
    approvals = [];
    const tell = (what: string) => () => Promise.resolve(void told.push(what));
    const module = await Test.createTestingModule({
      providers: [
        RiskTreatmentsService,
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
        { provide: RiskAssessmentsRepository, useValue: { hold: () => Promise.resolve({}) } },
        { provide: RisksRepository, useValue: {} },
        { provide: RisksService, useValue: { read: () => Promise.resolve({}) } },
        { provide: RiskSeal, useValue: { renew: tell('renewed') } },
        {
          provide: RiskApprovalsRepository,
          useValue: { insert: tell('approved'), ofTreatments: () => Promise.resolve(approvals) },
        },
        {
          provide: RiskTreatmentsRepository,
          useValue: { get: () => Promise.resolve({ ...owned }), update: tell('implemented') },
        },
      ],
    }).compile();
    service = module.get(RiskTreatmentsService);
  });
  const approve = (actorId: string, seen: string): Promise<unknown> =>
    tenantContext.run({ requestId: 'r', companyId: 'c', actorId }, () =>
      service.approve('t', { contentHash: seen, note: null }),
    );

  it.each(['ann', 'bob'])('%s, who owns or wrote it, does not approve it', async (actorId) => {
    await expect(approve(actorId, hash)).rejects.toMatchObject({ code: 'OWN_APPROVAL' });
    expect(told).toEqual([]);
  });

  it('another approves what he has read, and nothing else', async () => {
    await expect(approve('cat', 'another')).rejects.toMatchObject({ code: 'CONTENT_CHANGED' });
    await approve('cat', hash);
    expect(told).toEqual(['approved', 'renewed']);
  });

  it.each([
    [[], false],
    [[{ contentHash: 'another' }], false],
    [[{ contentHash: 'another' }, { contentHash: hash }], true],
  ])('with the approvals %j an acceptance takes effect: %s', async (given, isImplemented) => {
    approvals = given;
    const done = service.implement('t').then(
      () => true,
      () => false,
    );
    expect(await done).toBe(isImplemented);
    expect(told).toEqual(isImplemented ? ['implemented', 'renewed'] : []);
  });
});
