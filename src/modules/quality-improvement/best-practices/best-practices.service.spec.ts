import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { LinksRepository } from '../../../shared/links/links.repository.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { ProjectsRepository } from '../projects/projects.repository.js';
import { BestPracticesRepository } from './best-practices.repository.js';
import { BestPracticesService } from './best-practices.service.js';

describe('BestPracticesService', () => {
  const update = jest.fn((_id: string, _version: number, facts: object) => Promise.resolve(facts));
  const note = jest.fn();
  const link = jest.fn();
  let found = { status: 'pilot', adoptedOn: null as string | null };
  let service: BestPracticesService;
  beforeEach(async () => {
    jest.clearAllMocks();
    const module = await Test.createTestingModule({
      providers: [
        BestPracticesService,
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work(), note } },
        { provide: CompanyDays, useValue: { today: async () => '2026-06-30' } },
        { provide: ProjectsRepository, useValue: { allOf: async (ids: string[]) => ids.filter((id) => id === 'p1') } },
        { provide: LinksRepository, useValue: { link, linksOf: async (kind: string) => [kind] } },
        { provide: BestPracticesRepository, useValue: { get: () => Promise.resolve(found), update } },
      ],
    }).compile();
    service = module.get(BestPracticesService);
  });

  it('stamps the first adoption and leaves the reason in the audit trail', async () => {
    await service.move('b1', 2, { status: 'adopted', reason: 'Works' });
    expect(update).toHaveBeenCalledWith('b1', 2, { status: 'adopted', adoptedOn: '2026-06-30' });
    expect(note).toHaveBeenCalledWith({ reason: 'Works' });
  });

  it('links only projects that there are', async () => {
    await expect(service.linkProject('b1', { projectId: 'p2', reason: null })).rejects.toMatchObject({
      code: 'REFERENCE_NOT_FOUND',
    });
    expect(link).not.toHaveBeenCalled();
    expect(await service.linkProject('b1', { projectId: 'p1', reason: null })).toMatchObject({
      links: ['best_practices'],
    });
    expect(link).toHaveBeenCalledWith(expect.objectContaining({ fromId: 'b1', toId: 'p1', reason: 'best practice' }));
  });

  it('refuses what the table does not know', async () => {
    found = { status: 'proposed', adoptedOn: null };
    await expect(service.move('b1', 2, { status: 'adopted', reason: null })).rejects.toMatchObject({
      code: 'STATE_FORBIDS',
    });
    expect(update).not.toHaveBeenCalled();
  });
});
