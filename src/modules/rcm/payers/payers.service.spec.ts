import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { PayerDeadlinesService } from '../payer-rules/payer-deadlines.service.js';
import { PayersRepository } from './payers.repository.js';
import { PayersService } from './payers.service.js';

const payer = { id: 'p1', version: 3, filingLimitCount: 12, filingLimitUnit: 'months' };

describe('the payers service', () => {
  let service: PayersService;
  let written: unknown[];
  beforeEach(async () => {
    written = [];
    const payers = {
      get: async () => payer,
      electronicPayerIds: async () => new Set(['MEDICARE', 'UHC']),
      insert: async (facts: object) => (written.push(facts), facts),
      update: async (...change: unknown[]) => (written.push(change), payer),
    };
    const module = await Test.createTestingModule({
      providers: [
        PayersService,
        { provide: PayersRepository, useValue: payers },
        { provide: PayerDeadlinesService, useValue: { renew: async () => {} } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
      ],
    }).compile();
    service = module.get(PayersService);
  });

  it('registers payers as active and electronic unless they say otherwise', async () => {
    await service.register({ name: 'A', electronicPayerId: '1', type: 'commercial' } as never);
    expect(written).toEqual([expect.objectContaining({ submissionMethod: 'electronic', isActive: true })]);
  });

  it('refuses half a filing limit, on what the payer would be after the change', async () => {
    expect(() => service.register({ filingLimitCount: 90 } as never)).toThrow('VALIDATION_FAILED');
    await expect(service.update('p1', 3, { filingLimitUnit: null })).rejects.toThrow('VALIDATION_FAILED');
    expect(written).toEqual([]);
    await service.update('p1', 3, { filingLimitCount: 90, filingLimitUnit: 'days' });
    expect(written).toEqual([['p1', 3, { filingLimitCount: 90, filingLimitUnit: 'days' }]]);
  });

  it('installs only the default payers that are missing', async () => {
    await service.installDefaults();
    const ids = written.map((facts) => (facts as { electronicPayerId: string }).electronicPayerId);
    expect(ids).toEqual(['MEDICAID', 'BCBS', 'AETNA']);
  });

  it.each([
    ['deactivate', false],
    ['activate', true],
  ] as const)('%s under the version that was read', async (act, isActive) => {
    await service[act]('p1', 3);
    expect(written).toEqual([['p1', 3, { isActive }]]);
  });
});
