import { type Ratio, ratio } from '../statistics/ratio.rules.js';

/** How long something took over many claims; days with decimals. */
export interface Lag {
  claims: number;
  meanDays: number | null;
  medianDays: number | null;
}

/** What the claims of one payer come to. */
export interface PayerSums {
  payerId: string;
  payerName: string;
  sent: number;
  rejected: number;
  adjudicated: number;
  denied: number;
  chargedCents: number;
  paidCents: number;
  submissionClaims: number;
  submissionMean: number | null;
  submissionMedian: number | null;
  serviceClaims: number;
  serviceMean: number | null;
  serviceMedian: number | null;
}

export interface PayerScore {
  payerId: string;
  payerName: string;
  rejectionRate: Ratio;
  denialRate: Ratio;
  paidRatio: Ratio;
  daysFromSubmissionToPayment: Lag;
  daysFromServiceToPayment: Lag;
}

/** How a payer pays and decides; a rate over nothing has a reason instead of a value. */
export function scoreOf(sums: PayerSums): PayerScore {
  const { payerId, payerName } = sums;
  return {
    payerId,
    payerName,
    rejectionRate: ratio(sums.rejected, sums.sent, 'no claim with service in the period has gone out'),
    denialRate: ratio(sums.denied, sums.adjudicated, 'no claim was first adjudicated in the period'),
    paidRatio: ratio(
      sums.paidCents,
      sums.chargedCents,
      'no charge of a claim that was first adjudicated in the period',
    ),
    daysFromSubmissionToPayment: lag(sums.submissionClaims, sums.submissionMean, sums.submissionMedian),
    daysFromServiceToPayment: lag(sums.serviceClaims, sums.serviceMean, sums.serviceMedian),
  };
}

function lag(claims: number, mean: number | null, median: number | null): Lag {
  return { claims, meanDays: oneDecimal(mean), medianDays: oneDecimal(median) };
}

function oneDecimal(days: number | null): number | null {
  return days === null ? null : Math.round(days * 10) / 10;
}
