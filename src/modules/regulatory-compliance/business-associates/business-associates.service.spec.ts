import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { BusinessAssociateAgreementsRepository } from './business-associate-agreements.repository.js';
import { BusinessAssociatesRepository } from './business-associates.repository.js';
import { BusinessAssociatesService } from './business-associates.service.js';

describe('RC registers business associates: the service', () => {
  const insert = jest.fn(async (row: object) => row);
  const former = { id: 'g', associateId: 'b', startsOn: '2025-01-01', expiresOn: '2025-12-31', terminatedOn: null };
  let service: BusinessAssociatesService;
  beforeEach(async () => {
    jest.clearAllMocks();
    const holds = async (id: string): Promise<boolean> => id === 'b';
    const module = await Test.createTestingModule({
      providers: [
        BusinessAssociatesService,
        { provide: BusinessAssociatesRepository, useValue: { holds } },
        { provide: BusinessAssociateAgreementsRepository, useValue: { insert, ofAssociates: async () => [former] } },
        { provide: CompanyCalendar, useValue: { today: async () => '2025-12-01' } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
      ],
    }).compile();
    service = module.get(BusinessAssociatesService);
  });

  const agree = (facts: object): Promise<unknown> => service.agree({ associateId: 'b', ...facts } as never);

  it('lets a renewal follow and nothing overlap', async () => {
    await expect(agree({ startsOn: '2025-12-31' })).rejects.toMatchObject({ code: 'AGREEMENT_OVERLAPS' });
    await expect(agree({ startsOn: '2026-01-01', renewsId: 'x' })).rejects.toMatchObject({
      code: 'REFERENCE_NOT_FOUND',
    });
    await expect(agree({ startsOn: '2026-01-01', associateId: 'other' })).rejects.toMatchObject({
      code: 'REFERENCE_NOT_FOUND',
    });
    expect(insert).not.toHaveBeenCalled();
    await expect(agree({ startsOn: '2026-01-01', renewsId: 'g' })).resolves.toMatchObject({ state: 'upcoming' });
  });
});
