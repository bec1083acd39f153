import { html, element, type Html } from '../../../shared/pages/html.writer.js';
import { page } from '../../../shared/pages/page.writer.js';
import { table } from '../../../shared/pages/table.writer.js';
import { controlChartFigure, type NamedChart } from '../charts/control-chart.writer.js';
import { valueFormat } from '../charts/chart-words.rules.js';
import { CONCERN_WORDS } from '../metric-concerns/metric-concern.codes.js';
import type { MetricConcern } from '../metric-concerns/metric-concern.entity.js';
import type { ProjectDetail } from '../projects/project.dto.js';
import type { ChartResult } from '../spc/chart-result.rules.js';
import { driverDiagramFigure } from './driver-diagram.writer.js';
import type { PhaseSummary } from './project-chart.rules.js';

/** A metric of the project, drawn. */
export interface DrawnMetric {
  named: NamedChart;
  result: ChartResult;
  summaries: PhaseSummary[];
  family: string;
}

const words = (code: string): string => code.replaceAll('_', ' ');

/** A project for people: aim, driver diagram, charts with before and after, cycles, and what goes wrong. */
export function projectPage(project: ProjectDetail, drawn: readonly DrawnMetric[], concerns: MetricConcern[]): string {
  const { number, title, status, priority, statusReason } = project;
  const why = statusReason === null ? '' : ` (${statusReason})`;
  const body = html`<p class="lead">Project ${number}: ${words(status)}${why}, priority ${priority}.</p>
    ${aim(project)} ${diagram(project)}
    <h2>Charts</h2>
    ${drawn.length === 0 ? html`<p>No metric is linked yet.</p>` : drawn.map(metric)} ${concernTable(concerns)}
    ${cycles(project)} ${interventions(project)} ${people(project)}`;
  return page(title, body, { isWide: true });
}

function aim(project: ProjectDetail): Html {
  const { aimWhat, aimForWhom, aimHowMuch, aimByOn, metricName } = project;
  const goal = (value: number | null, on: string | null, source: string | null): string =>
    value === null ? 'not set' : [`${value} ${metricName ?? ''}`, on, source].filter((part) => part).join(', ');
  const facts: [string, string][] = [
    ['What', aimWhat],
    ['For whom', aimForWhom],
    ['How much', aimHowMuch],
    ['By when', aimByOn],
    ['Baseline', goal(project.baselineValue, project.baselineOn, project.baselineSource)],
    ['Target', goal(project.targetValue, project.targetOn, project.targetSource)],
    ['Stretch goal', goal(project.stretchValue, null, null)],
  ];
  return html`<h2>Aim</h2>
    ${element(
      'dl',
      {},
      facts.flatMap(([name, fact]) => [element('dt', {}, name), element('dd', {}, fact)]),
    )}`;
}

function diagram({ aimWhat, aimHowMuch, drivers }: ProjectDetail): Html {
  if (drivers.length === 0) return html`<p class="lead">No driver diagram yet.</p>`;
  return driverDiagramFigure(`${aimWhat}: ${aimHowMuch}`, drivers);
}

function metric({ named, result, summaries, family }: DrawnMetric, at: number): Html {
  const format = valueFormat(result);
  const rows = summaries.map(({ label, fromDay, values, centre }) => [
    label,
    fromDay,
    String(values),
    centre === null ? '–' : format(centre),
  ]);
  const columns = [
    { name: 'phase' },
    { name: 'from' },
    { name: 'points', isNumber: true },
    { name: 'centre', isNumber: true },
  ];
  const summary = table({ caption: `Before and after: ${named.title} (${family} measure)`, columns, rows });
  return html`${controlChartFigure(named, result, `metric-${at + 1}`)}${summary}`;
}

function concernTable(concerns: readonly MetricConcern[]): Html {
  if (concerns.length === 0) return html``;
  const rows = concerns.map(({ measuredOn, signal }) => [measuredOn, CONCERN_WORDS[signal]]);
  return table({ caption: 'Signals in the wrong direction', columns: [{ name: 'day' }, { name: 'signal' }], rows });
}

function cycles({ cycles: all }: ProjectDetail): Html {
  const columns = ['cycle', 'change', 'phase', 'predicted', 'result', 'decision'].map((name) => ({ name }));
  const rows = all.map(({ number, title, phase, predictions, resultsAgainstPrediction, decision }) => [
    String(number),
    title,
    phase,
    predictions ?? '–',
    resultsAgainstPrediction ?? '–',
    decision ?? '–',
  ]);
  if (all.length === 0)
    return html`<h2>PDSA cycles</h2>
      <p>None begun yet.</p>`;
  return html`<h2>PDSA cycles</h2>
    ${table({ caption: 'Plan, do, study, act', columns, rows })}`;
}

function interventions({ interventions: all }: ProjectDetail): Html {
  const columns = ['intervention', 'state', 'from', 'to', 'responsible'].map((name) => ({ name }));
  const rows = all.map(({ title, status, startedOn, endedOn, responsible }) => [
    title,
    words(status),
    startedOn ?? '–',
    endedOn ?? '–',
    responsible ?? '–',
  ]);
  if (all.length === 0)
    return html`<h2>Interventions</h2>
      <p>None planned yet.</p>`;
  return html`<h2>Interventions</h2>
    ${table({ caption: 'What is changed', columns, rows })}`;
}

function people({ team, factors }: ProjectDetail): Html {
  const members = team.map(({ name, role, leftOn }) => [name, role, leftOn === null ? '' : `left ${leftOn}`]);
  const said = factors.map(({ description, kind, response, resolvedOn }) => [
    description,
    words(kind),
    response ?? '–',
    resolvedOn === null ? '' : `overcome ${resolvedOn}`,
  ]);
  const listed = (caption: string, names: readonly string[], rows: string[][]): Html =>
    rows.length === 0 ? html`` : table({ caption, columns: names.map((name) => ({ name })), rows });
  return html`<h2>Team, barriers and success factors</h2>
    ${members.length + said.length === 0 ? html`<p>None named yet.</p>` : html``}
    ${listed('Team', ['name', 'role', 'note'], members)}
    ${listed('Barriers and success factors', ['what', 'kind', 'response', 'note'], said)}`;
}
