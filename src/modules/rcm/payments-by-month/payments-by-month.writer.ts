import type { CsvTable } from '../../../shared/csv/csv.writer.js';
import type { PaymentsByMonth } from './payments-by-month.dto.js';

export function paymentsByMonthTable({ from, to, months }: PaymentsByMonth): CsvTable {
  return {
    fileName: `payments-by-month-${from}-${to}`,
    columns: ['month', 'charge_cents', 'paid_cents', 'contractual_cents', 'write_off_cents', 'denied_cents'],
    rows: months.map(({ month, chargeCents, paidCents, contractualCents, writeOffCents, deniedCents }) => [
      month,
      chargeCents,
      paidCents,
      contractualCents,
      writeOffCents,
      deniedCents,
    ]),
  };
}
