import { Test } from '@nestjs/testing';
import { PayerScorecardRepository } from './payer-scorecard.repository.js';
import { PayerScorecardService } from './payer-scorecard.service.js';

describe('PayerScorecardService', () => {
  let service: PayerScorecardService;
  beforeEach(async () => {
    const sums = async (): Promise<object[]> => [{ payerId: 'p', payerName: 'P', sent: 4, rejected: 1 }];
    const lags = async (): Promise<object[]> => [{ payerId: 'p', sinceSubmission: 5, sinceService: 9, claims: 2 }];
    const module = await Test.createTestingModule({
      providers: [PayerScorecardService, { provide: PayerScorecardRepository, useValue: { sums, lags } }],
    }).compile();
    service = module.get(PayerScorecardService);
  });

  it('scores every payer', async () => {
    const { payers } = await service.scorecard({});
    expect(payers).toMatchObject([
      { payerName: 'P', rejectionRate: { value: 25 }, daysFromServiceToPayment: { claims: 2, medianDays: 9 } },
    ]);
  });

  it('refuses a period that ends before it begins', async () => {
    await expect(service.scorecard({ from: '2026-02-01', to: '2026-01-31' })).rejects.toMatchObject({
      code: 'INVALID_PARAMETER',
    });
  });
});
