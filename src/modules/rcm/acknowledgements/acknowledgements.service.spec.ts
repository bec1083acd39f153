import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { notFound } from '../../../shared/errors/domain-error.js';
import { BatchesRepository } from '../batches/batches.repository.js';
import { ClaimsRepository } from '../claims/claims.repository.js';
import { AcknowledgementsRepository } from './acknowledgements.repository.js';
import { AcknowledgementsService } from './acknowledgements.service.js';

describe('AcknowledgementsService', () => {
  const known = async (id: string) => {
    if (id !== 'known') throw notFound();
    return { id };
  };
  const acknowledgements = { ofBatch: jest.fn(), ofClaim: jest.fn() };

  it('answers only for batches and claims that are there', async () => {
    const module = await Test.createTestingModule({
      providers: [
        AcknowledgementsService,
        { provide: AcknowledgementsRepository, useValue: acknowledgements },
        { provide: BatchesRepository, useValue: { get: known } },
        { provide: ClaimsRepository, useValue: { get: known } },
      ],
    }).compile();
    const service = module.get(AcknowledgementsService);
    await service.ofBatch('known', {});
    await service.ofClaim('known', {});
    await expect(service.ofBatch('foreign', {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(service.ofClaim('foreign', {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect([acknowledgements.ofBatch.mock.calls.length, acknowledgements.ofClaim.mock.calls.length]).toEqual([1, 1]);
  });
});
