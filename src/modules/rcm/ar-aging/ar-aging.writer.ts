import type { CsvTable } from '../../../shared/csv/csv.writer.js';
import type { ArAging } from './ar-aging.dto.js';

/** One row for each payer and age, and one for each payer's credits. */
export function arAgingTable({ agedOn, byPayer }: ArAging): CsvTable {
  return {
    fileName: `ar-aging-${agedOn}`,
    columns: [
      'payer_id',
      'payer',
      'from_days',
      'to_days',
      'claims',
      'insurance_cents',
      'patient_cents',
      'credit_cents',
    ],
    rows: byPayer.flatMap(({ payerId, payerName, buckets, creditClaims, creditCents }) => [
      ...buckets.map(({ fromDays, toDays, claims, insuranceCents, patientCents }) => [
        payerId,
        payerName,
        fromDays,
        toDays,
        claims,
        insuranceCents,
        patientCents,
        0,
      ]),
      [payerId, payerName, null, null, creditClaims, 0, 0, creditCents],
    ]),
  };
}
