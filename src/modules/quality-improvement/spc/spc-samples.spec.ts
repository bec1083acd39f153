import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateChart } from './chart.rules.js';
import { readChart } from './chart-reading.rules.js';
import type { ChartResult } from './chart-result.rules.js';
import { c4, d2, d3 } from './control-constants.rules.js';

/** The expected tables of the reference implementation; third-party data, read where it lies and never copied here. */
const SAMPLES = join(process.env['QUINTET_SHARED_DATA'] ?? '../shared/data', 'quality', 'spc');
const isThere = existsSync(SAMPLES);
if (!isThere) process.stdout.write(`skipped: no sample files in ${SAMPLES} (set QUINTET_SHARED_DATA)\n`);

type Row = Record<string, string>;

function text(file: string): string {
  return readFileSync(join(SAMPLES, file), 'utf8');
}

function table(file: string): Row[] {
  const [head = '', ...lines] = text(file).trim().split(/\r?\n/);
  const names = head.split(',').map((name) => name.replaceAll('"', ''));
  return lines.map((line) => {
    const cells = line.split(',').map((cell) => cell.replaceAll('"', ''));
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  });
}

function chart(request: unknown): ChartResult {
  const read = readChart(request);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return calculateChart(read.input);
}

function close(actual: number | null, expected: string | undefined): void {
  if (expected === 'NA' || expected === undefined) expect(actual).toBeNull();
  else
    expect(Math.abs((actual ?? NaN) - Number(expected))).toBeLessThan(1e-9 * Math.max(1, Math.abs(Number(expected))));
}

const cases: { file: string; request: string; compare: { granularity: string } }[] = isThere
  ? (JSON.parse(text('index.json')) as [])
  : [];
const perPoint = cases.filter(({ compare }) => compare.granularity === 'one row per point');
const perPhase = cases.filter(({ compare }) => compare.granularity !== 'one row per point');

(isThere ? describe : describe.skip)('QI SPC: the tables of the reference implementation', () => {
  it.each(perPoint)('$file agrees point by point: lines to 1e-9, statistics exactly', ({ file, request }) => {
    const rows = table(file);
    const result = chart(JSON.parse(text(request)));
    expect(result.points).toHaveLength(rows.length);
    rows.forEach((row, at) => {
      const point = result.points[at]!;
      close(point.value, row['y']);
      close(point.centre, row['cl']);
      close(point.lower, row['lcl']);
      close(point.upper, row['ucl']);
      expect([point.outside, point.excluded]).toEqual([row['sigma.signal'] === 'TRUE', row['include'] !== 'TRUE']);
      expect(statistics(result, Number(row['part']) - 1)).toEqual(expectedStatistics(row));
    });
  });

  it.each(perPhase)('$file agrees in its sums by phase', ({ file, request }) => {
    const result = chart(JSON.parse(text(request)));
    table(file).forEach((row, phase) => {
      expect(statistics(result, phase)).toEqual(expectedStatistics(row));
      const mean = (of: 'centre' | 'lower' | 'upper') =>
        result.points.reduce((sum, point) => sum + point[of]!, 0) / result.points.length;
      close(mean('centre'), row['CL']);
      close(mean('lower'), row['aLCL']);
      close(mean('upper'), row['aUCL']);
      expect(result.points.filter(({ outside }) => outside)).toHaveLength(Number(row['sigma.signal']));
    });
  });

  it('the exact constants round to the printed ones', () => {
    for (const row of table('constants.csv')) {
      const n = Number(row['n']);
      expect(c4(n)).toBeCloseTo(Number(row['c4']), 4);
      expect(d2(n)).toBeCloseTo(Number(row['d2']), 4);
      expect(d3(n)).toBeCloseTo(Number(row['d3']), 4);
    }
  });
});

function statistics({ runs }: ChartResult, phase: number): unknown[] {
  const { points, useful, longest, longestMax, crossings, crossingsMin, signal } = runs[phase]!;
  return [points, useful, longest, longestMax, crossings, crossingsMin, signal];
}

function expectedStatistics(row: Row): unknown[] {
  const names = ['n.obs', 'n.useful', 'longest.run', 'longest.run.max', 'n.crossings', 'n.crossings.min'];
  return [...names.map((name) => Number(row[name])), ['TRUE', '1'].includes(row['runs.signal'] ?? '')];
}
