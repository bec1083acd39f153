import { Test } from '@nestjs/testing';
import { CarePartiesService } from './care-parties.service.js';
import { CoveragesRepository } from './coverages/coverages.repository.js';
import { FacilitiesRepository } from './facilities/facilities.repository.js';
import { PatientsRepository } from './patients/patients.repository.js';
import { ProvidersRepository } from './providers/providers.repository.js';

const things = { get: async (id: string) => ({ id }), byId: async (id: string) => ({ id }) };

describe('CarePartiesService', () => {
  it('answers the records behind the ids, and null for what is not named', async () => {
    const repositories = [PatientsRepository, CoveragesRepository, ProvidersRepository, FacilitiesRepository];
    const module = await Test.createTestingModule({
      providers: [CarePartiesService, ...repositories.map((provide) => ({ provide, useValue: things }))],
    }).compile();
    const service = module.get(CarePartiesService);
    const ids = {
      patientId: 'p',
      coverageId: null,
      billingProviderId: 'b',
      renderingProviderId: 'r',
      facilityId: null,
    };
    expect(await service.partiesOf(ids)).toEqual({
      patient: { id: 'p' },
      coverage: null,
      billingProvider: { id: 'b' },
      renderingProvider: { id: 'r' },
      facility: null,
    });
    expect(await service.coverage('c')).toEqual({ id: 'c' });
  });
});
