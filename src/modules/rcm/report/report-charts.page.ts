import { barChart, type BarChart } from '../../../shared/charts/bar-chart.writer.js';
import { barChartTable, paretoChartTable } from '../../../shared/charts/chart-tables.writer.js';
import { monthLabel } from '../../../shared/charts/day-ticks.rules.js';
import { dollarText, shortDollarText } from '../../../shared/charts/number-text.rules.js';
import { paretoChart, type ParetoChart } from '../../../shared/charts/pareto-chart.writer.js';
import type { Html } from '../../../shared/pages/html.writer.js';
import { figure } from '../../../shared/pages/page.writer.js';
import type { ArAging } from '../ar-aging/ar-aging.dto.js';
import { ageLabel } from '../ar-aging/ar-aging.rules.js';
import type { DenialAnalysis } from '../denial-analysis/denial-analysis.dto.js';
import type { PaymentsByMonth } from '../payments-by-month/payments-by-month.dto.js';

const DOLLARS = { format: dollarText, shortFormat: shortDollarText };
const MOST_REASONS = 10;
const LONGEST_REASON = 60;

/** What is owed by age, insurance and patients on top of each other. */
export function agingFigure({ buckets, agedOn, owedCents, over90Percent }: ArAging): Html {
  const old = over90Percent === null ? '' : `, ${over90Percent} % of it for more than 90 days`;
  const chart: BarChart = {
    id: 'aging',
    title: `A/R aging on ${agedOn}`,
    description: `${dollarText(owedCents)} are owed${old}. Age counts from the last day of service.`,
    categories: buckets.map(ageLabel),
    series: [
      { name: 'owed by insurances', values: buckets.map(({ insuranceCents }) => insuranceCents) },
      { name: 'owed by patients', values: buckets.map(({ patientCents }) => patientCents) },
    ],
    layout: 'stacked',
    x: { label: 'days since service' },
    y: { label: 'dollars owed', ...DOLLARS },
  };
  return figure(barChart(chart), barChartTable(chart));
}

/** Which reasons make up most of what is denied. */
export function denialFigure({ byReason, deniedCents, denials }: DenialAnalysis): Html {
  const chart: ParetoChart = {
    id: 'denials',
    title: 'Denied amounts by reason',
    description: `${denials} denials of ${dollarText(deniedCents)}, the reason (CARC) with the greatest amount first.`,
    items: byReason.map(({ reasonCode, wording, deniedCents: value }) => ({
      label: wording === null ? reasonCode : `${reasonCode} ${wording}`.slice(0, LONGEST_REASON),
      value,
    })),
    most: MOST_REASONS,
    x: { label: 'reason' },
    y: { label: 'dollars denied', ...DOLLARS },
  };
  return figure(paretoChart(chart), paretoChartTable(chart));
}

/** What came in, month by month. */
export function paymentsFigure({ months, from, to, paidCents }: PaymentsByMonth): Html {
  const chart: BarChart = {
    id: 'payments',
    title: 'Payments by month',
    description: `${dollarText(paidCents)} were paid from ${from} to ${to}, by payment date.`,
    categories: months.map(({ month }) => monthLabel(month)),
    series: [{ name: 'paid', values: months.map((month) => month.paidCents) }],
    layout: 'stacked',
    x: { label: 'month of payment' },
    y: { label: 'dollars paid', ...DOLLARS },
  };
  return figure(barChart(chart), barChartTable(chart));
}
