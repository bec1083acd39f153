import { numberText } from '../../../shared/charts/number-text.rules.js';
import { html } from '../../../shared/pages/html.writer.js';
import { page } from '../../../shared/pages/page.writer.js';
import { table } from '../../../shared/pages/table.writer.js';
import { controlChartFigure, type NamedChart } from '../charts/control-chart.writer.js';
import type { ChartResult } from '../spc/chart-result.rules.js';
import type { BundleStatistics } from './bundle-statistics.dto.js';

const NUMBER = { isNumber: true };

/** A bundle for people: its chart, and where it is not kept. */
export function bundlePage(named: NamedChart, result: ChartResult, statistics: BundleStatistics): string {
  const elements = table({
    caption: 'Elements',
    columns: [
      { name: 'element' },
      { name: 'met', ...NUMBER },
      { name: 'applicable', ...NUMBER },
      { name: 'rate', ...NUMBER },
    ],
    rows: statistics.elements.map(({ code, met, applicable, rate }) => [
      code,
      String(met),
      String(applicable),
      percent(rate),
    ]),
  });
  const wards = table({
    caption: 'Wards',
    columns: [{ name: 'ward' }, { name: 'encounters', ...NUMBER }, { name: 'all of the bundle', ...NUMBER }],
    rows: statistics.groups.map(({ key, counted, allOrNoneRate }) => [
      key ?? 'not said',
      String(counted),
      percent(allOrNoneRate),
    ]),
  });
  const said = `${percent(statistics.allOrNoneRate)} of ${statistics.counted} encounters had every applicable element.`;
  return page(
    named.title,
    html`<p class="lead">${said}</p>
      ${controlChartFigure(named, result)}${elements}${wards}`,
    { isWide: true },
  );
}

function percent(rate: number | null): string {
  return rate === null ? '–' : `${numberText(rate * 100, 1)} %`;
}
