import { barChart, type BarChart } from '../../../shared/charts/bar-chart.writer.js';
import { barChartTable } from '../../../shared/charts/chart-tables.writer.js';
import { numberText, percentText } from '../../../shared/charts/number-text.rules.js';
import { element, html, type Html } from '../../../shared/pages/html.writer.js';
import { figure, page } from '../../../shared/pages/page.writer.js';
import { table } from '../../../shared/pages/table.writer.js';
import { REQUIREMENT_STATUSES } from '../requirements/requirement.codes.js';
import type {
  ComplianceReportContent,
  ComplianceReportDetails,
  CoverageFigure,
  ReportedRequirementRow,
} from './compliance-report.dto.js';
import { governanceSection } from './governance-tables.page.js';
import { MONITORING_BELOW_PERCENT } from './compliance-report.rules.js';

const MOST_OVERDUE = 5;
const REASONS: Record<string, string> = {
  EXEMPTED: 'approved exemption',
  OPEN_FINDING: 'open major or critical finding',
  PERIOD_MISSED: 'last period missed',
  ATTESTED: 'valid attestation',
  CONTENT_CHANGED: 'changed since it was attested',
  NOT_ATTESTED: 'not attested yet',
};

/** A report as a page: without script, readable without colour and on paper, the chart with its table. */
export function complianceReportPage(report: ComplianceReportDetails, companyName: string): string {
  const { content } = report;
  const body = html`<p class="lead">
      ${companyName} · status on ${content.asOf} · period ${content.periodFrom} to ${content.periodTo}
    </p>
    <h2>Key figures</h2>
    ${tiles(report)}
    <h2>Recommendations</h2>
    ${advice(content)}
    <h2>Programs</h2>
    ${programFigure(content)} ${programTable(content)}
    <h2>Attestations</h2>
    ${attestationTable(content)}
    <h2>Open findings</h2>
    ${findingTable(content)} ${governanceSection(content.governance)}
    <h2>Overdue</h2>
    ${overdueTable(content)}
    <h2>All requirements</h2>
    ${requirementTable(content)}
    <h2>Proof</h2>
    ${proof(report)}`;
  return page('Compliance report', body, { isWide: true });
}

function tiles({ content, isChainIntact, chain }: ComplianceReportDetails): Html {
  const { overall, mandatory, optional, overdue, findings } = content;
  const blocking = findings.filter(({ severity }) => severity === 'major' || severity === 'critical').length;
  return element('ul', { class: 'tiles' }, [
    coverageTile('Covered', overall),
    coverageTile('Mandatory', mandatory),
    coverageTile('Optional', optional),
    tile('Overdue', numberText(overdue), overdue < MOST_OVERDUE, `target < ${MOST_OVERDUE}`),
    tile('Open findings', numberText(findings.length), blocking === 0, `${blocking} major or critical`),
    tile('Audit trail', isChainIntact ? 'intact' : 'broken', isChainIntact, chainWords(chain)),
  ]);
}

function coverageTile(title: string, { covered, applicable, ratePercent }: CoverageFigure): Html {
  const parts = `${numberText(covered)} of ${numberText(applicable)} that apply`;
  if (ratePercent === null) return tile(title, '–', undefined, 'nothing applies');
  return tile(title, percentText(ratePercent), ratePercent >= MONITORING_BELOW_PERCENT, parts);
}

// Said in words and by a sign, so that no colour is needed.
function tile(title: string, value: string, isGood: boolean | undefined, words: string): Html {
  const sign = isGood === undefined ? '' : isGood ? '✓ ' : '✗ ';
  const style = isGood === undefined ? 'tile' : isGood ? 'tile good' : 'tile bad';
  const body = html`<h3>${title}</h3>
    <strong>${value}</strong>
    <p>${sign}${words}</p>`;
  return element('li', { class: style }, body);
}

function chainWords(chain: Record<string, unknown>): string {
  const { count, firstBreak } = chain as { count?: number; firstBreak?: { sequence: number | null; message: string } };
  if (firstBreak) return `event ${firstBreak.sequence ?? 'without a place'}: ${firstBreak.message}`;
  return `${numberText(count ?? 0)} events verified`;
}

function advice({ recommendations }: ComplianceReportContent): Html {
  if (recommendations.length === 0) return html`<p>None: everything that applies is covered and on time.</p>`;
  return element(
    'ol',
    {},
    recommendations.map(({ message }) => element('li', {}, message)),
  );
}

function programFigure({ programs, asOf }: ComplianceReportContent): Html {
  const chart: BarChart = {
    id: 'programs',
    title: `Requirements by program and status on ${asOf}`,
    description: 'The status is derived from attestations, their evidence, findings and exemptions.',
    categories: programs.map(({ program }) => words(program)),
    series: REQUIREMENT_STATUSES.map((status) => ({
      name: words(status),
      values: programs.map((each) => each.byStatus.find((total) => total.status === status)!.requirements),
    })),
    layout: 'stacked',
    x: { label: 'program' },
    y: { label: 'requirements', format: numberText, shortFormat: numberText },
  };
  return figure(barChart(chart), barChartTable(chart));
}

function programTable({ programs, overall }: ComplianceReportContent): Html {
  const rate = ({ ratePercent }: { ratePercent: number | null }): string =>
    ratePercent === null ? '–' : percentText(ratePercent);
  return table({
    caption: 'Compliance on the day and coverage of the period',
    columns: [
      { name: 'Program' },
      ...['Apply', 'Compliant', 'Rate', 'Covered', 'Coverage'].map((name) => ({ name, isNumber: true })),
    ],
    rows: programs.map((each) => [
      words(each.program),
      numberText(each.applicable),
      numberText(each.compliant),
      rate(each),
      numberText(each.coverage.covered),
      rate(each.coverage),
    ]),
    total: [
      'All',
      numberText(overall.applicable),
      numberText(programs.reduce((sum, { compliant }) => sum + compliant, 0)),
      '',
      numberText(overall.covered),
      rate(overall),
    ],
  });
}

function attestationTable({ attestations }: ComplianceReportContent): Html {
  const rows: [string, number][] = [
    ['Valid', attestations.valid],
    ['of these ending within 30 days', attestations.expiring],
    ['Signed, valid later', attestations.upcoming],
    ['Prepared, not signed', attestations.prepared],
    ['Ended', attestations.expired],
    ['Revoked', attestations.revoked],
  ];
  return table({
    caption: 'Attestations on the day',
    columns: [{ name: 'State' }, { name: 'Attestations', isNumber: true }],
    rows: rows.map(([state, count]) => [state, numberText(count)]),
  });
}

function findingTable({ findings, requirements }: ComplianceReportContent): Html {
  const titles = new Map(requirements.map(({ id, title }) => [id, title]));
  return table({
    caption: 'Findings that were open on the day',
    columns: [{ name: 'Finding' }, { name: 'Severity' }, { name: 'Requirement' }, { name: 'Open since' }],
    rows: findings.map(({ title, severity, requirementId, openedOn }) => [
      title,
      severity,
      requirementId === null ? '–' : (titles.get(requirementId) ?? '–'),
      openedOn,
    ]),
  });
}

function overdueTable({ requirements }: ComplianceReportContent): Html {
  return table({
    caption: 'Requirements whose last period ended without a valid attestation',
    columns: [{ name: 'Requirement' }, { name: 'Program' }, { name: 'Owner' }, { name: 'Due since' }],
    rows: requirements
      .filter(({ overdueSince }) => overdueSince !== null)
      .map((row) => [row.title, words(row.program), row.owner ?? 'nobody named', row.overdueSince!]),
  });
}

function requirementTable({ requirements }: ComplianceReportContent): Html {
  return table({
    caption: 'Every requirement with its derived status',
    columns: ['Requirement', 'Program', 'Kind', 'Status', 'Why', 'Covered'].map((name) => ({ name })),
    rows: requirements.map((row) => [
      titleOf(row),
      words(row.program),
      row.isMandatory ? 'mandatory' : 'optional',
      words(row.status),
      REASONS[row.statusReason] ?? words(row.statusReason),
      row.isCovered ? 'yes' : row.status === 'not_applicable' ? '–' : 'no',
    ]),
  });
}

function titleOf({ title, citation }: ReportedRequirementRow): string {
  return citation === null ? title : `${title} (${citation})`;
}

function proof({ contentHash, recordedBefore, createdAt, chain, id }: ComplianceReportDetails): Html {
  return html`<dl>
    <dt>Report</dt>
    <dd>${id}, made ${createdAt}</dd>
    <dt>Made of</dt>
    <dd>what was recorded before ${recordedBefore}</dd>
    <dt>SHA-256 of the content</dt>
    <dd><code>${contentHash}</code></dd>
    <dt>Audit trail</dt>
    <dd>${chainWords(chain)}</dd>
  </dl>`;
}

function words(code: string): string {
  return code
    .replaceAll('_', ' ')
    .toLowerCase()
    .replace(/^(mips|apm|macra|pqrs|hedis|hipaa|osha)$/, (name) => name.toUpperCase());
}
