import { lagOf, type PayerSums, scoreOf } from './payer-scorecard.rules.js';

const sums: PayerSums = {
  payerId: 'p',
  payerName: 'Aetna',
  sent: 200,
  rejected: 5,
  adjudicated: 160,
  denied: 12,
  chargedCents: 1_000_000,
  paidCents: 615_000,
};

const lags = [
  { payerId: 'p', sinceSubmission: 20, sinceService: 30, claims: 1 },
  { payerId: 'p', sinceSubmission: 16, sinceService: 22, claims: 2 },
  { payerId: 'p', sinceSubmission: null, sinceService: 23, claims: 3 },
];

describe('RCM §1 statistics: the payer scorecard', () => {
  it('divides what was counted', () => {
    expect(scoreOf(sums, lags)).toEqual({
      payerId: 'p',
      payerName: 'Aetna',
      rejectionRate: { numerator: 5, denominator: 200, value: 2.5, reason: null },
      denialRate: { numerator: 12, denominator: 160, value: 7.5, reason: null },
      paidRatio: { numerator: 615_000, denominator: 1_000_000, value: 61.5, reason: null },
      daysFromSubmissionToPayment: { claims: 3, meanDays: 17.3, medianDays: 16 },
      daysFromServiceToPayment: { claims: 6, meanDays: 23.8, medianDays: 23 },
    });
  });

  it('has reasons where there is nothing to divide by', () => {
    const none = { ...sums, sent: 0, rejected: 0, adjudicated: 0, denied: 0, chargedCents: 0, paidCents: 0 };
    const score = scoreOf(none, []);
    for (const figure of [score.rejectionRate, score.denialRate, score.paidRatio])
      expect(figure).toMatchObject({ value: null, reason: expect.any(String) });
    expect(score.daysFromSubmissionToPayment).toEqual({ claims: 0, meanDays: null, medianDays: null });
  });

  it.each([
    [[], 0, null, null],
    [[{ days: 7, claims: 1 }], 1, 7, 7],
    [
      [
        { days: 9, claims: 1 },
        { days: 4, claims: 1 },
      ],
      2,
      6.5,
      6.5,
    ],
    [
      [
        { days: 100, claims: 1 },
        { days: 1, claims: 4 },
      ],
      5,
      20.8,
      1,
    ],
    [
      [
        { days: -2, claims: 1 },
        { days: null, claims: 9 },
      ],
      1,
      -2,
      -2,
    ],
  ])('the lag of %j is of %d claims, mean %d, median %d', (counts, claims, meanDays, medianDays) => {
    expect(lagOf(counts)).toEqual({ claims, meanDays, medianDays });
  });
});
