import { Test } from '@nestjs/testing';
import { ClaimPaymentsRepository } from './claim-payments.repository.js';
import { ErasRepository } from './eras.repository.js';
import { ErasService } from './eras.service.js';
import { LinePaymentsRepository } from './line-payments.repository.js';
import { PaymentAdjustmentsRepository } from './payment-adjustments.repository.js';
import { ProviderAdjustmentsRepository } from './provider-adjustments.repository.js';

const adjustments = [
  { id: 'a1', claimPaymentId: 'p1', linePaymentId: 'l1', cents: 5 },
  { id: 'a2', claimPaymentId: 'p1', linePaymentId: null, cents: 7 },
  { id: 'a3', claimPaymentId: 'p2', linePaymentId: null, cents: 9 },
];

describe('ErasService', () => {
  it('gives each claim payment its own lines, adjustments and findings', async () => {
    const eras = {
      get: async () => ({ id: 'e1' }),
      findings: async () => ['of the era'],
      claimPaymentCounts: async () => [{ status: 'posted', count: 2 }],
      findingsOfPayments: async () => [{ id: 'f1', claimPaymentId: 'p2', code: 'LINE_NOT_FOUND' }],
    };
    const ofPayments = (rows: unknown[]) => ({ ofPayments: async () => rows });
    const module = await Test.createTestingModule({
      providers: [
        ErasService,
        { provide: ErasRepository, useValue: eras },
        {
          provide: ClaimPaymentsRepository,
          useValue: { ofEra: async () => ({ items: [{ id: 'p1' }, { id: 'p2' }], nextCursor: 'n' }) },
        },
        { provide: LinePaymentsRepository, useValue: ofPayments([{ id: 'l1', claimPaymentId: 'p1' }]) },
        { provide: PaymentAdjustmentsRepository, useValue: ofPayments(adjustments) },
        { provide: ProviderAdjustmentsRepository, useValue: { ofEra: async () => ({ items: [{ id: 'x' }] }) } },
      ],
    }).compile();
    const service = module.get(ErasService);
    const page = await service.claimPayments('e1', {});
    expect(page.nextCursor).toBe('n');
    expect(page.items).toMatchObject([
      { id: 'p1', lines: [{ id: 'l1', adjustments: [{ id: 'a1' }] }], adjustments: [{ id: 'a2' }], findings: [] },
      { id: 'p2', lines: [], adjustments: [{ id: 'a3' }], findings: [{ id: 'f1', code: 'LINE_NOT_FOUND' }] },
    ]);
    expect(page.items[1]!.findings[0]).not.toHaveProperty('claimPaymentId');
    expect(await service.details('e1')).toMatchObject({
      id: 'e1',
      findings: ['of the era'],
      providerAdjustments: [{ id: 'x' }],
    });
  });
});
