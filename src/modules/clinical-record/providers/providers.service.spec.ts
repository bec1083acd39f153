import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import type { CreateProviderDto } from './provider.dto.js';
import { ProvidersRepository } from './providers.repository.js';
import { ProvidersService } from './providers.service.js';

const WRONG = '1234567890';
const imported = { id: 'p1', kind: 'organization', npi: WRONG, givenName: null };
const providers = { insert: jest.fn(), update: jest.fn(), get: jest.fn(async () => imported) };
const clinic = { kind: 'organization', name: 'Clinic' } as CreateProviderDto;

describe('ProvidersService', () => {
  let service: ProvidersService;
  beforeEach(async () => {
    jest.clearAllMocks();
    const module = await Test.createTestingModule({
      providers: [
        ProvidersService,
        { provide: ProvidersRepository, useValue: providers },
        { provide: UnitOfWork, useValue: { run: <T>(work: () => T) => work() } },
      ],
    }).compile();
    service = module.get(ProvidersService);
  });

  it.each([
    [undefined, true],
    [true, true],
    [false, false],
  ])('entered with isOurs %s is ours: %s', (isOurs, expected) => {
    void service.register({ ...clinic, isOurs: isOurs as boolean });
    expect(providers.insert).toHaveBeenCalledWith(expect.objectContaining({ isOurs: expected }));
  });

  it('leaves an imported NPI in peace, and judges a new one', async () => {
    await service.update('p1', 1, { city: 'Springfield' });
    await service.update('p1', 1, { npi: WRONG, city: 'Springfield' });
    expect(providers.update).toHaveBeenCalledTimes(2);
    await expect(service.update('p1', 1, { npi: '1111111111' })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(providers.update).toHaveBeenCalledTimes(2);
  });

  it('refuses a wrong NPI and a given name of an organization at once', () => {
    const register = (): unknown => service.register({ ...clinic, npi: WRONG, givenName: 'Pat' });
    expect(register).toThrow(
      expect.objectContaining({
        problems: [expect.objectContaining({ pointer: '/npi' }), expect.objectContaining({ pointer: '/givenName' })],
      }),
    );
  });
});
