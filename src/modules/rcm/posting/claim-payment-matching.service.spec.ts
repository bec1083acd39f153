import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import type { ClaimPayment } from '../x12/remittance.rules.js';
import { ClaimPaymentMatchingService } from './claim-payment-matching.service.js';
import type { EraInHand } from './era-in-hand.rules.js';
import { PostingReadsRepository } from './posting-reads.repository.js';

type Double = jest.Mock<(...given: unknown[]) => Promise<unknown>>;
const double = (): Double => jest.fn<(...given: unknown[]) => Promise<unknown>>();
const ERA = { payerId: 'payer', remittance: { payeeNpi: 'N', payeeTaxId: '' } } as EraInHand;
const payment = (ordinal: number, facts: Partial<ClaimPayment>): ClaimPayment =>
  ({
    ordinal,
    patientControlNumber: '0',
    payerControlNumber: '',
    statusCode: '1',
    chargeCents: 100,
    services: [],
    statementFromOn: '2026-07-01',
    patient: { id: 'W1' },
    insured: null,
    ...facts,
  }) as ClaimPayment;
const found = (asked: string, id: string) => ({
  asked,
  id,
  familyId: id,
  number: 1,
  status: 'submitted',
  chargeCents: 100,
});

describe('RCM D6: matching a chunk', () => {
  const reads = { claimsByControlNumber: double(), claimsByPayerControlNumber: double(), candidates: double() };
  it('asks by patient control number, then by the payer’s for the rest, and proposes only where both find nothing', async () => {
    reads.claimsByControlNumber.mockResolvedValue([found('A', 'a')]);
    reads.claimsByPayerControlNumber.mockResolvedValue([found('ICN', 'b')]);
    reads.candidates.mockResolvedValue(new Map([[3, ['c']]]));
    const module = await Test.createTestingModule({
      providers: [ClaimPaymentMatchingService, { provide: PostingReadsRepository, useValue: reads }],
    }).compile();
    const payments = [
      payment(1, { patientControlNumber: 'A', payerControlNumber: 'ICN-OF-A' }),
      payment(2, { payerControlNumber: 'ICN' }),
      payment(3, {}),
      payment(4, { statusCode: '22' }),
    ];
    const matches = await module.get(ClaimPaymentMatchingService).match(ERA, payments);
    expect(reads.claimsByControlNumber).toHaveBeenCalledWith(['A']);
    expect(reads.claimsByPayerControlNumber).toHaveBeenCalledWith(['ICN']);
    // A reversal is about a claim payment: no claim is proposed for it.
    expect(reads.candidates).toHaveBeenCalledWith(
      [{ ordinal: 3, memberId: 'W1', servedFromOn: '2026-07-01', chargeCents: 100 }],
      'payer',
    );
    expect([...matches.values()].map(({ match, claimId }) => [match, claimId])).toEqual([
      ['exact', 'a'],
      ['payer_control_number', 'b'],
      ['candidate', null],
      ['none', null],
    ]);
  });
});
