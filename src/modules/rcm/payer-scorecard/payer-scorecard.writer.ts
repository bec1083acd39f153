import type { CsvTable } from '../../../shared/csv/csv.writer.js';
import type { PayerScorecard } from './payer-scorecard.dto.js';

const COLUMNS = [
  'payer_id',
  'payer',
  'sent_claims',
  'rejected_claims',
  'rejection_percent',
  'adjudicated_claims',
  'denied_claims',
  'denial_percent',
  'charge_cents',
  'paid_cents',
  'paid_percent',
  'median_days_from_submission',
  'mean_days_from_submission',
  'median_days_from_service',
  'mean_days_from_service',
];

export function payerScorecardTable({ payers }: PayerScorecard): CsvTable {
  return {
    fileName: 'payer-scorecard',
    columns: COLUMNS,
    rows: payers.map((payer) => [
      payer.payerId,
      payer.payerName,
      payer.rejectionRate.denominator,
      payer.rejectionRate.numerator,
      payer.rejectionRate.value,
      payer.denialRate.denominator,
      payer.denialRate.numerator,
      payer.denialRate.value,
      payer.paidRatio.denominator,
      payer.paidRatio.numerator,
      payer.paidRatio.value,
      payer.daysFromSubmissionToPayment.medianDays,
      payer.daysFromSubmissionToPayment.meanDays,
      payer.daysFromServiceToPayment.medianDays,
      payer.daysFromServiceToPayment.meanDays,
    ]),
  };
}
