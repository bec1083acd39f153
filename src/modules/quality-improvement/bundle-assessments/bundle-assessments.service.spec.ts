import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { Clock } from '../../../shared/time/clock.js';
import { CareBundleElementsRepository } from '../care-bundles/care-bundle-elements.repository.js';
import { CareBundlesRepository } from '../care-bundles/care-bundles.repository.js';
import type { AssessBundleDto } from './bundle-assessment.dto.js';
import { BundleAssessmentsRepository } from './bundle-assessments.repository.js';
import { BundleAssessmentsService } from './bundle-assessments.service.js';
import { BundleElementResultsRepository } from './bundle-element-results.repository.js';

const FACTS = { careBundleId: 'b1', encounterNumber: 'E1', assessedOn: '2026-06-30' } as AssessBundleDto;

describe('BundleAssessmentsService', () => {
  const insert = jest.fn((facts: object) => Promise.resolve({ id: 'a1', ...facts }));
  const add = jest.fn(() => Promise.resolve());
  let status = 'active';
  let service: BundleAssessmentsService;
  beforeEach(async () => {
    jest.clearAllMocks();
    status = 'active';
    const elements = [
      { id: 'e1', isCritical: true },
      { id: 'e2', isCritical: false },
    ];
    const of = (id: string) => Promise.resolve(id === 'b1' ? elements : []);
    const get = (id: string) => Promise.resolve({ id, careBundleId: 'other' });
    const module = await Test.createTestingModule({
      providers: [
        BundleAssessmentsService,
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
        { provide: Clock, useValue: { today: () => '2026-07-01' } },
        { provide: CareBundlesRepository, useValue: { get: () => Promise.resolve({ status }) } },
        { provide: CareBundleElementsRepository, useValue: { of } },
        { provide: BundleAssessmentsRepository, useValue: { insert, get } },
        { provide: BundleElementResultsRepository, useValue: { add, of: () => Promise.resolve([]) } },
      ],
    }).compile();
    service = module.get(BundleAssessmentsService);
  });

  it('stores the score that it computes, and a result for every element', async () => {
    await service.assess({ ...FACTS, results: [{ elementId: 'e2', outcome: 'met', reason: null }] });
    expect(insert).toHaveBeenCalledWith(
      expect.objectContaining({ metCount: 1, applicableCount: 2, criticalMetCount: 0, isPerfect: false }),
    );
    expect(add).toHaveBeenCalledWith('a1', [
      { id: 'e1', isCritical: true, outcome: 'not_met', isStated: false, reason: null },
      { id: 'e2', isCritical: false, outcome: 'met', isStated: true, reason: null },
    ]);
  });

  it.each<[string, Partial<AssessBundleDto>, string, string]>([
    ['no such bundle', { careBundleId: 'b2' }, 'active', 'REFERENCE_NOT_FOUND'],
    ['a day to come', { assessedOn: '2026-07-02' }, 'active', 'VALIDATION_FAILED'],
    ['a year with a slip', { assessedOn: '0206-06-30' }, 'active', 'VALIDATION_FAILED'],
    ['a retired bundle', {}, 'retired', 'STATE_FORBIDS'],
    ['the replacement of an assessment of another bundle', { replacesId: 'a0' }, 'active', 'VALIDATION_FAILED'],
  ])('refuses %s and stores nothing', async (_, facts, state, code) => {
    status = state;
    await expect(service.assess({ ...FACTS, results: [], ...facts })).rejects.toMatchObject({ code });
    expect(insert).not.toHaveBeenCalled();
  });

  it('a superseded edition is still assessed, for the days it was in use', async () => {
    status = 'superseded';
    await expect(service.assess({ ...FACTS, results: [] })).resolves.toMatchObject({ id: 'a1' });
  });
});
