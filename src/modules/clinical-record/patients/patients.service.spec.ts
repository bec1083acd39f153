import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { CoveragesRepository } from '../coverages/coverages.repository.js';
import type { CreatePatientDto } from './patient.dto.js';
import { PatientsRepository } from './patients.repository.js';
import { PatientsService } from './patients.service.js';

const patients = { insert: jest.fn(), update: jest.fn(), search: jest.fn() };
const coverages = { patientIdsOfMember: jest.fn(async () => ['p1']) };

async function service(): Promise<PatientsService> {
  const module = await Test.createTestingModule({
    providers: [
      PatientsService,
      { provide: PatientsRepository, useValue: patients },
      { provide: CoveragesRepository, useValue: coverages },
      { provide: CompanyDays, useValue: { today: async () => '2026-11-23' } },
    ],
  }).compile();
  return module.get(PatientsService);
}

describe('PatientsService', () => {
  beforeEach(() => jest.clearAllMocks());

  it('refuses a birth date in the future before anything is written', async () => {
    const patient = { familyName: 'Sample', bornOn: '2026-11-24' } as CreatePatientDto;
    const refusing = await service();
    await expect(refusing.register(patient)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    await expect(refusing.update('p1', 1, patient)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(patients.insert).not.toHaveBeenCalled();
    expect(patients.update).not.toHaveBeenCalled();
  });

  it('asks the coverages for a member id, and only then', async () => {
    const searching = await service();
    await searching.search({ memberId: 'M1' }, {});
    expect(patients.search).toHaveBeenLastCalledWith({ memberId: 'M1' }, ['p1'], {});
    await searching.search({ familyName: 'S' }, {});
    expect(patients.search).toHaveBeenLastCalledWith({ familyName: 'S' }, undefined, {});
    expect(coverages.patientIdsOfMember).toHaveBeenCalledTimes(1);
  });

  it('does not search for nothing', async () => {
    await expect((await service()).search({ familyName: undefined }, {})).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
  });
});
