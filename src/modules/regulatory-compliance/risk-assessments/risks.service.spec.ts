import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { RiskAssessmentsRepository } from './risk-assessments.repository.js';
import { RiskSeal } from './risk-seal.service.js';
import { RiskViews } from './risk-views.service.js';
import { RisksRepository } from './risks.repository.js';
import { RisksService } from './risks.service.js';

describe('RisksService', () => {
  const acts: unknown[] = [];
  let method: string;
  let status: string;
  let isWithdrawnMeanwhile: boolean;
  let service: RisksService;
  beforeEach(async () => {
    acts.length = 0;
    [method, status, isWithdrawnMeanwhile] = ['product', 'open', false];
    const risks = {
      get: async () => ({ id: 'r', assessmentId: 'a', status }),
      insert: async (facts: object) => (acts.push(facts), { id: 'r' }),
      update: async (_: string, version: number, facts: object) => void acts.push(version, facts),
    };
    const hold = async (id: string): Promise<object> => {
      acts.push(`hold ${id}`);
      if (isWithdrawnMeanwhile) status = 'withdrawn';
      return { method };
    };
    const units = { run: (work: () => unknown) => work(), note: (note: object) => void acts.push(note) };
    const module = await Test.createTestingModule({
      providers: [
        RisksService,
        { provide: RisksRepository, useValue: risks },
        { provide: RiskAssessmentsRepository, useValue: { hold, get: async () => ({ method }) } },
        { provide: RiskViews, useValue: { ofRisks: async (found: object[]) => found } },
        { provide: RiskSeal, useValue: { renew: async (id: string) => void acts.push(`seal ${id}`) } },
        { provide: UnitOfWork, useValue: units },
      ],
    }).compile();
    service = module.get(RisksService);
  });
  const written = (): unknown[] => acts.filter((each) => typeof each === 'object');

  it('adds a risk to a held assessment, which is sealed anew; what was not said lowers nothing', async () => {
    await service.add('a', { likelihood: 3, impact: 4, affectsIntegrity: true } as never);
    expect([acts[0], acts[2]]).toEqual(['hold a', 'seal a']);
    expect(acts[1]).toMatchObject({ assessmentId: 'a', status: 'open', likelihood: 3, controlImpactReduction: 0 });
    expect(acts[1]).toMatchObject({ affectsIntegrity: true, affectsAvailability: false });
  });

  it.each([
    ['product', 3, false],
    ['product', null, true],
    ['product', undefined, true],
    ['nist_800_30', 3, true],
  ])('with the method %s a likelihood of adverse impact of %j is taken: %s', async (used, said, isTaken) => {
    method = used;
    const facts = { adverseImpactLikelihood: said } as never;
    for (const act of [() => service.add('a', facts), () => service.update('r', 1, facts)]) {
      acts.length = 0;
      if (isTaken) await act();
      else await expect(act()).rejects.toMatchObject({ problems: [{ code: 'NOT_OF_THIS_METHOD' }] });
      expect(written().length > 0).toBe(isTaken);
      expect(acts.includes('seal a')).toBe(isTaken);
    }
  });

  it('withdraws with the reason in the audit trail, and seals', async () => {
    await service.withdraw('r', 2, 'No such system');
    expect(acts).toEqual(['hold a', { reason: 'No such system' }, 2, { status: 'withdrawn' }, 'seal a']);
  });

  it.each([true, false])('touches nothing that is withdrawn, by another while it waited: %s', async (isMeanwhile) => {
    [status, isWithdrawnMeanwhile] = [isMeanwhile ? 'open' : 'withdrawn', isMeanwhile];
    await expect(service.update('r', 1, {})).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    await expect(service.withdraw('r', 1, 'x')).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    expect(acts).toEqual(['hold a', 'hold a']);
  });
});
