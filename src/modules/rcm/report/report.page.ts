import { dollarText, numberText, percentText } from '../../../shared/charts/number-text.rules.js';
import { element, html, type Html } from '../../../shared/pages/html.writer.js';
import { page } from '../../../shared/pages/page.writer.js';
import { table } from '../../../shared/pages/table.writer.js';
import type { ArAging } from '../ar-aging/ar-aging.dto.js';
import type { DenialAnalysis } from '../denial-analysis/denial-analysis.dto.js';
import type { PayerScorecard } from '../payer-scorecard/payer-scorecard.dto.js';
import type { PaymentsByMonth } from '../payments-by-month/payments-by-month.dto.js';
import type { ClaimsFilter } from '../statistics/claims-filter.rules.js';
import type { Ratio } from '../statistics/ratio.rules.js';
import type { RcmStatistics } from '../statistics/statistics.dto.js';
import { agingFigure, denialFigure, paymentsFigure } from './report-charts.page.js';
import type { Party, ReportParties } from './report-parties.repository.js';
import { kpiTiles, totals } from './report-tiles.page.js';

/** All that the report shows. */
export interface Report {
  filter: ClaimsFilter;
  today: string;
  parties: ReportParties;
  statistics: RcmStatistics;
  aging: ArAging;
  denials: DenialAnalysis;
  payments: PaymentsByMonth;
  scorecard: PayerScorecard;
}

/** The report as a page: without script, readable without colour and on paper, every chart with its table. */
export function reportPage(report: Report): string {
  const { statistics, aging, denials, payments } = report;
  const body = html`<p class="lead">${scopeOf(report)}</p>
    ${filters(report)}
    <h2>Key figures</h2>
    ${totals(statistics)} ${kpiTiles(statistics)}
    <h2>What is owed</h2>
    ${agingFigure(aging)} ${agingTable(aging)}
    <h2>What is denied</h2>
    ${denialFigure(denials)} ${denialTable(denials)}
    <h2>What comes in</h2>
    ${paymentsFigure(payments)}
    <h2>Payers</h2>
    ${scorecardTable(report.scorecard)}`;
  return page('Revenue cycle report', body, { isWide: true });
}

function scopeOf({ filter, today, parties }: Report): string {
  const { from, to } = filter;
  const period = from === undefined && to === undefined ? 'All days' : `${from ?? 'The beginning'} to ${to ?? today}`;
  const named = [
    nameOf(parties.payers, filter.payerId),
    nameOf(parties.providers, filter.providerId),
    nameOf(parties.facilities, filter.facilityId),
  ].filter((name) => name !== undefined);
  return [period, ...(named.length === 0 ? ['all payers, providers and facilities'] : named), `made ${today}`].join(
    ' · ',
  );
}

function filters({ filter, parties }: Report): Html {
  return html`<form class="filters" method="get" action="/pages/rcm/report">
    <label>From<input type="date" name="from" value="${filter.from ?? ''}" /></label>
    <label>To<input type="date" name="to" value="${filter.to ?? ''}" /></label>
    ${choice('Payer', 'payerId', parties.payers, filter.payerId)}
    ${choice('Provider', 'providerId', parties.providers, filter.providerId)}
    ${choice('Facility', 'facilityId', parties.facilities, filter.facilityId)}
    <button>Show</button>
  </form>`;
}

function choice(label: string, name: string, parties: readonly Party[], chosen: string | undefined): Html {
  const options = parties.map((party) =>
    element('option', { value: party.id, selected: party.id === chosen }, party.name),
  );
  const select = element('select', { name }, [element('option', { value: '' }, 'all'), ...options]);
  return element('label', {}, [label, select]);
}

function agingTable({ byPayer, owedCents, buckets, creditCents }: ArAging): Html {
  const ages = ['0–30', '31–60', '61–90', '91–120', 'over 120'];
  return table({
    caption: 'Owed by payer and age, in days since service',
    columns: [{ name: 'Payer' }, ...[...ages, 'All', 'Credits'].map((name) => ({ name, isNumber: true }))],
    rows: byPayer.map((payer) => [
      payer.payerName,
      ...payer.buckets.map(({ cents }) => dollarText(cents)),
      dollarText(payer.owedCents),
      dollarText(payer.creditCents),
    ]),
    total: [
      'All payers',
      ...buckets.map(({ cents }) => dollarText(cents)),
      dollarText(owedCents),
      dollarText(creditCents),
    ],
  });
}

function denialTable({ byCategory, ...all }: DenialAnalysis): Html {
  return table({
    caption: 'Denied by category',
    columns: [
      { name: 'Category' },
      ...['Denials', 'Denied', 'Still open', 'Open and appealable'].map((name) => ({ name, isNumber: true })),
    ],
    rows: byCategory.map(({ category, ...group }) => [category.replaceAll('_', ' '), ...amounts(group)]),
    total: ['All', ...amounts(all)],
  });
}

function amounts(of: {
  denials: number;
  deniedCents: number;
  openCents: number;
  openAppealableCents: number;
}): string[] {
  return [numberText(of.denials), ...[of.deniedCents, of.openCents, of.openAppealableCents].map(dollarText)];
}

function scorecardTable({ payers }: PayerScorecard): Html {
  const days = (value: number | null): string => (value === null ? '–' : numberText(value, 1));
  return table({
    caption: 'How payers decide and pay',
    columns: [
      { name: 'Payer' },
      ...['Decided', 'Denied', 'Rejected', 'Paid of charges', 'Days to pay, median', 'mean'].map((name) => ({
        name,
        isNumber: true,
      })),
    ],
    rows: payers.map((payer) => [
      payer.payerName,
      numberText(payer.denialRate.denominator),
      share(payer.denialRate),
      share(payer.rejectionRate),
      share(payer.paidRatio),
      days(payer.daysFromServiceToPayment.medianDays),
      days(payer.daysFromServiceToPayment.meanDays),
    ]),
  });
}

function share({ value }: Ratio): string {
  return value === null ? '–' : percentText(value);
}

function nameOf(parties: readonly Party[], id: string | undefined): string | undefined {
  return id === undefined ? undefined : (parties.find((party) => party.id === id)?.name ?? 'nobody of that id');
}
