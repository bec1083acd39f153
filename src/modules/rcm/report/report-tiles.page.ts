import { dollarText, numberText, percentText } from '../../../shared/charts/number-text.rules.js';
import { element, html, type Html } from '../../../shared/pages/html.writer.js';
import type { KpiFigure, KpiName, KpiStatus } from '../statistics/kpi.rules.js';
import type { RcmStatistics } from '../statistics/statistics.dto.js';

const TITLES: Record<KpiName, string> = {
  cleanClaimRate: 'Clean claims',
  denialRate: 'Denials',
  denialRateByCharge: 'Denials by charge',
  firstPassResolutionRate: 'First-pass resolution',
  netCollectionRate: 'Net collection',
  daysInReceivables: 'Days in A/R',
  appealRate: 'Appealed denials',
  appealSuccessRate: 'Appeals won',
};
// Said in words and by a sign, so that no colour is needed.
const VERDICTS: Record<KpiStatus, string> = {
  on_target: '✓ on target',
  off_target: '✗ off target',
  no_target: '',
  not_computable: '',
};
const STYLES: Record<KpiStatus, string> = {
  on_target: 'tile good',
  off_target: 'tile bad',
  no_target: 'tile',
  not_computable: 'tile',
};

/** One tile for each key figure: value, verdict, what it is of. */
export function kpiTiles({ kpis }: RcmStatistics): Html {
  const names = Object.keys(TITLES) as KpiName[];
  return element(
    'ul',
    { class: 'tiles' },
    names.map((name) => tile(TITLES[name], kpis[name])),
  );
}

/** Totals in a line each. */
export function totals({ claims, chargeCents, paidCents, contractualCents, outstandingCents }: RcmStatistics): Html {
  return html`<p class="lead">
    ${numberText(claims)} claims · ${dollarText(chargeCents)} charged · ${dollarText(paidCents)} paid ·
    ${dollarText(contractualCents)} contractual · <b>${dollarText(outstandingCents)} outstanding</b>
  </p>`;
}

function tile(title: string, figure: KpiFigure): Html {
  const target =
    figure.target === null ? '' : `target ${figure.target.comparison} ${written(figure.target.value, figure)}`;
  const verdict = [VERDICTS[figure.status], target].filter((part) => part !== '').join(' · ');
  const value = figure.value === null ? '–' : written(figure.value, figure);
  const body = html`<h3>${title}</h3>
    <strong>${value}</strong>
    <p>${verdict}</p>
    <p title="${figure.formula}">${figure.reason ?? partsOf(figure)}</p>`;
  return element('li', { class: STYLES[figure.status] }, body);
}

function written(value: number, { unit }: KpiFigure): string {
  return unit === 'percent' ? percentText(value) : `${numberText(value, 1)}\u00a0days`;
}

/** What was divided: money where the formula is of money. */
function partsOf({ numerator, denominator, formula, unit }: KpiFigure): string {
  const isMoney = unit === 'days' || /^(charges|payments)\b/.test(formula);
  const write = (value: number | null): string =>
    value === null ? '–' : isMoney ? dollarText(Math.round(value)) : numberText(value);
  const over = unit === 'days' ? ' a day' : '';
  return `${write(numerator)} ÷ ${write(denominator)}${over}`;
}
