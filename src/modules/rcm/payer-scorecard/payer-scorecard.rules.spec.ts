import { type PayerSums, scoreOf } from './payer-scorecard.rules.js';

const sums: PayerSums = {
  payerId: 'p',
  payerName: 'Aetna',
  sent: 200,
  rejected: 5,
  adjudicated: 160,
  denied: 12,
  chargedCents: 1_000_000,
  paidCents: 615_000,
  submissionClaims: 3,
  submissionMean: 17.333333,
  submissionMedian: 16,
  serviceClaims: 150,
  serviceMean: 25.04,
  serviceMedian: 22.5,
};

describe('RCM §1 statistics: the payer scorecard', () => {
  it('divides what was counted', () => {
    expect(scoreOf(sums)).toEqual({
      payerId: 'p',
      payerName: 'Aetna',
      rejectionRate: { numerator: 5, denominator: 200, value: 2.5, reason: null },
      denialRate: { numerator: 12, denominator: 160, value: 7.5, reason: null },
      paidRatio: { numerator: 615_000, denominator: 1_000_000, value: 61.5, reason: null },
      daysFromSubmissionToPayment: { claims: 3, meanDays: 17.3, medianDays: 16 },
      daysFromServiceToPayment: { claims: 150, meanDays: 25, medianDays: 22.5 },
    });
  });

  it('has reasons where there is nothing to divide by', () => {
    const none = { ...sums, sent: 0, rejected: 0, adjudicated: 0, denied: 0, chargedCents: 0, paidCents: 0 };
    const score = scoreOf({ ...none, submissionClaims: 0, submissionMean: null, submissionMedian: null });
    for (const figure of [score.rejectionRate, score.denialRate, score.paidRatio])
      expect(figure).toMatchObject({ value: null, reason: expect.any(String) });
    expect(score.daysFromSubmissionToPayment).toEqual({ claims: 0, meanDays: null, medianDays: null });
  });
});
