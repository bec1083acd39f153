import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { ProjectsRepository } from '../projects/projects.repository.js';
import { PdsaAmendmentsRepository } from './pdsa-amendments.repository.js';
import { PdsaCyclesRepository } from './pdsa-cycles.repository.js';
import { PdsaCyclesService } from './pdsa-cycles.service.js';

describe('PdsaCyclesService', () => {
  const update = jest.fn(() => Promise.resolve());
  let cycle: Record<string, unknown>;
  let status = 'active';
  let service: PdsaCyclesService;
  beforeEach(async () => {
    jest.clearAllMocks();
    status = 'active';
    cycle = { id: 'c1', projectId: 'p1', phase: 'act', decision: 'adopt', nextSteps: 'All wards' };
    const module = await Test.createTestingModule({
      providers: [
        PdsaCyclesService,
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
        { provide: CompanyDays, useValue: { today: async () => '2026-06-15' } },
        { provide: ProjectsRepository, useValue: { lockOf: () => Promise.resolve({ status }) } },
        { provide: PdsaAmendmentsRepository, useValue: {} },
        { provide: PdsaCyclesRepository, useValue: { get: () => Promise.resolve(cycle), update } },
      ],
    }).compile();
    service = module.get(PdsaCyclesService);
  });

  it('completes a cycle on the day', async () => {
    await service.enter('c1', 7, 'completed');
    expect(update).toHaveBeenCalledWith('c1', 7, { phase: 'completed', completedOn: '2026-06-15' });
  });

  it.each([
    ['of a project on hold', () => (status = 'on_hold'), 'STATE_FORBIDS'],
    ['without a decision', () => (cycle = { ...cycle, decision: null }), 'VALIDATION_FAILED'],
    ['from another phase', () => (cycle = { ...cycle, phase: 'do' }), 'STATE_FORBIDS'],
  ])('but none %s', async (_, change, code) => {
    change();
    await expect(service.enter('c1', 7, 'completed')).rejects.toMatchObject({ code });
    expect(update).not.toHaveBeenCalled();
  });
});
