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
}

/** Claims of a payer that were first paid so many days after their submission (where that is known) and their service. */
export interface LagCount {
  payerId: string;
  sinceSubmission: number | null;
  sinceService: number | null;
  claims: number;
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
export function scoreOf(sums: PayerSums, lags: readonly LagCount[]): PayerScore {
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
    daysFromSubmissionToPayment: lagOf(lags.map(({ sinceSubmission: days, claims }) => ({ days, claims }))),
    daysFromServiceToPayment: lagOf(lags.map(({ sinceService: days, claims }) => ({ days, claims }))),
  };
}

/** Mean and median of days of which each is there so many times; unknown days are left out. */
export function lagOf(counts: readonly { days: number | null; claims: number }[]): Lag {
  const known = counts.filter((count): count is { days: number; claims: number } => count.days !== null);
  const claims = known.reduce((sum, count) => sum + count.claims, 0);
  if (claims === 0) return { claims: 0, meanDays: null, medianDays: null };
  const sorted = known.sort((one, other) => one.days - other.days);
  const total = sorted.reduce((sum, { days, claims: times }) => sum + days * times, 0);
  const middle = (nth(sorted, Math.floor((claims - 1) / 2)) + nth(sorted, Math.floor(claims / 2))) / 2;
  return { claims, meanDays: oneDecimal(total / claims), medianDays: oneDecimal(middle) };
}

/** The value at a place, counted from zero, when each stands as often as it says. */
function nth(sorted: readonly { days: number; claims: number }[], place: number): number {
  let passed = 0;
  return sorted.find(({ claims }) => (passed += claims) > place)?.days ?? 0;
}

function oneDecimal(days: number): number {
  return Math.round(days * 10) / 10;
}
