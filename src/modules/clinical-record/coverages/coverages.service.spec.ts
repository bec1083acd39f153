import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import type { CreateCoverageDto } from './coverage.dto.js';
import { CoveragesRepository } from './coverages.repository.js';
import { CoveragesService } from './coverages.service.js';

const stored = { id: 'c1', relationshipCode: '18', effectiveOn: '2026-01-01', endsOn: null };
const coverages = { insert: jest.fn(), update: jest.fn(), get: jest.fn(async () => stored) };

describe('CoveragesService', () => {
  let service: CoveragesService;
  beforeEach(async () => {
    jest.clearAllMocks();
    const module = await Test.createTestingModule({
      providers: [
        CoveragesService,
        { provide: CoveragesRepository, useValue: coverages },
        { provide: UnitOfWork, useValue: { run: <T>(work: () => T) => work() } },
      ],
    }).compile();
    service = module.get(CoveragesService);
  });

  it('judges a change together with what is stored', async () => {
    await expect(service.update('c1', 1, { endsOn: '2025-12-31' })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
    expect(coverages.update).not.toHaveBeenCalled();
    await service.update('c1', 1, { endsOn: '2026-12-31' });
    expect(coverages.update).toHaveBeenCalledWith('c1', 1, { endsOn: '2026-12-31' });
  });

  it('registers what is possible', () => {
    const facts = { relationshipCode: '18', subscriberFamilyName: 'Other' } as CreateCoverageDto;
    expect(() => service.register(facts)).toThrow(expect.objectContaining({ code: 'VALIDATION_FAILED' }));
    void service.register({ ...facts, relationshipCode: '19' });
    expect(coverages.insert).toHaveBeenCalledTimes(1);
  });
});
