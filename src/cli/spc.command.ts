import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { controlChartSvg } from '../modules/quality-improvement/charts/control-chart.writer.js';
import { calculateChart } from '../modules/quality-improvement/spc/chart.rules.js';
import { CHART_KINDS, CHART_NAMES, RULE_SETS } from '../modules/quality-improvement/spc/chart-kinds.codes.js';
import type { ChartProblem } from '../modules/quality-improvement/spc/chart-input.rules.js';
import { readChart } from '../modules/quality-improvement/spc/chart-reading.rules.js';
import { unusable } from './output.js';

const HELP = `Usage: quintet spc [--svg [--title T]] < chart.json
       quintet spc [--svg [--title T]] FILE

Statistical process control: computes a run chart or control chart, with its signals, and prints it as one JSON object.

Input   {chart, points, freezeAt?, phases?, excluded?, rules?, betterIs?, target?}
  chart      ${CHART_KINDS.join(' | ')}
             (pp and up are p′ and u′ after Laney)
  points     [{label, value, size?}]   value null = missing. For p, pp, u, up the value is the count and size its
             denominator; for mr the value is the measurement, its moving ranges are drawn.
             [{label, values: [...]}]  for xbar-s, xbar-r, s, r: the measurements of the subgroup
  freezeAt   centre and limits from the first so many points
  phases     index of the first point of each new phase, counted from 0; overrides freezeAt
  excluded   indexes of points that feed neither centre nor limits nor run statistics
  rules      ${RULE_SETS.map((rule) => `"${rule}"`).join(', ')}
  betterIs   higher | lower: turns signals into improvement, concern, neutral
  target     a number; drawn only, changes no figure

Output  {points: [{label, value, centre, lower, upper, outside, signals, judgement, excluded, size}],
         runs: [{points, useful, longest, longestMax, crossings, crossingsMin, signal}], warnings}
  runs is per phase. null: the chart has no such line here, or it cannot be computed (warnings say why).

  --svg      draws the chart instead: an SVG file on standard output, with the title T

Exit code: 0 computed (signals are results, not errors), 2 input that cannot be used: standard error then has a JSON
object {error: {code, message, errors: [{code, message, pointer}]}}.
`;

/** `quintet spc`: reads a chart from standard input (or a file), prints it computed; answers the exit code. */
export async function spc(args: string[], write: (line: string) => Promise<void> | void): Promise<number> {
  let wanted: ReturnType<typeof wantedOf>;
  try {
    wanted = wantedOf(args);
  } catch (error) {
    return unusable(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
  const { help, svg, title, file } = wanted;
  if (help) {
    await write(HELP);
    return 0;
  }
  if (file === undefined && process.stdin.isTTY) return unusable(HELP);
  let sent: unknown;
  try {
    sent = JSON.parse((await text(file)).replace(/^\uFEFF/, ''));
  } catch (error) {
    return refused(error instanceof SyntaxError ? 'INVALID_JSON' : 'FILE_UNREADABLE', reason(error));
  }
  const read = readChart(sent);
  if ('problems' in read) return refused('CHART_UNUSABLE', 'the chart cannot be computed', read.problems);
  const result = calculateChart(read.input);
  const words = { title: title ?? CHART_NAMES[read.input.chart], valueLabel: 'value', pointLabel: '' };
  await write(svg ? controlChartSvg({ chart: read.input, ...words }, result) : JSON.stringify(result));
  return 0;
}

function wantedOf(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      svg: { type: 'boolean', default: false },
      title: { type: 'string' },
    },
  });
  if (positionals.length > 1) throw new Error('One chart at a time.');
  if (values.title !== undefined && !values.svg) throw new Error('--title goes with --svg.');
  return { ...values, file: positionals[0] === '-' ? undefined : positionals[0] };
}

async function text(file: string | undefined): Promise<string> {
  if (file !== undefined) return readFile(file, 'utf8');
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function refused(code: string, message: string, errors: ChartProblem[] = []): 2 {
  return unusable(JSON.stringify({ error: { code, message, errors } }));
}

function reason(error: unknown): string {
  if (error instanceof SyntaxError) return `the input is not JSON: ${error.message.slice(0, 200)}`;
  const code = error !== null && typeof error === 'object' && 'code' in error ? String(error.code) : 'unknown';
  return `the file cannot be read: ${code}`;
}
