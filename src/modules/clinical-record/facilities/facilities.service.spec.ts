import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import type { CreateFacilityDto } from './facility.dto.js';
import { FacilitiesRepository } from './facilities.repository.js';
import { FacilitiesService } from './facilities.service.js';

const facilities = {
  insert: jest.fn(),
  update: jest.fn(),
  get: jest.fn(async () => ({ id: 'f1', npi: '1234567890' })),
};

describe('FacilitiesService', () => {
  it('judges an NPI that is entered, not one that was imported', async () => {
    const module = await Test.createTestingModule({
      providers: [
        FacilitiesService,
        { provide: FacilitiesRepository, useValue: facilities },
        { provide: UnitOfWork, useValue: { run: <T>(work: () => T) => work() } },
      ],
    }).compile();
    const service = module.get(FacilitiesService);
    await service.update('f1', 1, { npi: '1234567890', name: 'Same' });
    expect(facilities.update).toHaveBeenCalledTimes(1);
    await expect(service.update('f1', 1, { npi: '1111111111' })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    const register = (): unknown => service.register({ name: 'New', npi: '1111111111' } as CreateFacilityDto);
    expect(register).toThrow(expect.objectContaining({ code: 'VALIDATION_FAILED' }));
    void service.register({ name: 'New', npi: '1993999998' } as CreateFacilityDto);
    expect(facilities.insert).toHaveBeenCalledTimes(1);
  });
});
