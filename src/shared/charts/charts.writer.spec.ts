import { addDays } from '../domain/day.rules.js';
import { figure } from '../pages/page.writer.js';
import { barChart, type BarChart } from './bar-chart.writer.js';
import { barChartTable, lineChartTable, paretoChartTable } from './chart-tables.writer.js';
import { svgFile } from './drawing.writer.js';
import { lineChart, type LineChart } from './line-chart.writer.js';
import { paretoChart, type ParetoChart } from './pareto-chart.writer.js';

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='x'>&\u0000\ud800]]>`;
const y = { label: 'claims', format: String };

const lines = (values: (number | null)[], more: Partial<LineChart> = {}): LineChart => ({
  id: 'run',
  title: 'Denials',
  description: 'by week',
  x: { kind: 'day', label: 'week' },
  y,
  series: [
    { name: 'denied', points: values.map((value, index) => ({ x: addDays('2026-01-05', index * 7), y: value })) },
  ],
  ...more,
});
const bars = (values: (number | null)[], more: Partial<BarChart> = {}): BarChart => ({
  id: 'bars',
  title: 'Aging',
  description: 'by age',
  categories: values.map((_, index) => `c${index}`),
  series: [{ name: 'owed', values }],
  layout: 'stacked',
  x: { label: 'days' },
  y,
  ...more,
});
const pareto = (values: number[]): ParetoChart => ({
  id: 'pareto',
  title: 'Causes',
  description: 'by cause',
  items: values.map((value, index) => ({ label: `r${index}`, value })),
  x: { label: 'reason' },
  y,
});

const DATA: [string, (number | null)[]][] = [
  ['nothing', []],
  ['one value', [7]],
  ['zeros', [0, 0, 0]],
  ['negative values', [-5, -1, -9]],
  ['gaps', [null, 3, null, 4]],
  ['huge values', [9e15, -9e15, 1e100]],
  ['no numbers', [Number.NaN, Number.POSITIVE_INFINITY]],
  ['tiny values', [1e-12, 2e-12]],
];

describe('a chart', () => {
  it.each(DATA)('of %s is well formed and has a place for every mark', (_, values) => {
    const numbers = values.filter((value): value is number => value !== null);
    const charts = [lineChart(lines(values)), barChart(bars(values)), paretoChart(pareto(numbers))];
    for (const { text } of charts) {
      expect(text).toMatch(/^<svg [^>]*>.*<\/svg>$/s);
      expect(text).not.toMatch(/="[^"]*(?:NaN|Infinity|undefined|null|e\+)/);
      expect(unclosed(text)).toEqual([]);
    }
  });

  it('without data says so', () => {
    for (const { text } of [lineChart(lines([])), barChart(bars([])), paretoChart(pareto([]))])
      expect(text).toContain('There are no data for this chart.');
  });

  it('is one image with a name and a description', () => {
    const { text } = lineChart(lines([1, 2]));
    expect(text).toContain('role="img" aria-labelledby="run-t run-d"');
    expect(text).toContain('<title id="run-t">Denials</title><desc id="run-d">by week</desc>');
  });

  it('escapes every word that comes from data', () => {
    const x = { kind: 'category' as const, label: HOSTILE };
    const words = { title: HOSTILE, description: HOSTILE };
    const hostileY = { label: HOSTILE, format: () => HOSTILE };
    const points = [{ x: HOSTILE, y: 1, note: HOSTILE, isSignal: true }];
    const line = lines([], {
      ...words,
      x,
      y: hostileY,
      series: [{ name: HOSTILE, points }],
      references: [{ name: HOSTILE, role: 'limit', value: points }],
      events: [{ x: HOSTILE, label: HOSTILE }],
      signalName: HOSTILE,
    });
    const bar = bars([1], { ...words, y: hostileY, categories: [HOSTILE], series: [{ name: HOSTILE, values: [1] }] });
    const cause = { ...pareto([]), ...words, y: hostileY, items: [{ label: HOSTILE, value: 1 }] };
    const all = [
      figure(lineChart(line), lineChartTable(line)),
      figure(barChart(bar), barChartTable(bar)),
      figure(paretoChart(cause), paretoChartTable(cause)),
    ];
    for (const { text } of all) {
      expect(text).not.toMatch(/<script|<img|\u0000|\ud800(?![\udc00-\udfff])/);
      expect(text).toContain('&lt;script&gt;');
      expect(unclosed(text)).toEqual([]);
    }
  });

  it.each(['', 'A', '1a', 'a b', 'a"'])('refuses the id %j', (id) => {
    expect(() => lineChart(lines([1], { id }))).toThrow(RangeError);
  });

  it('tells series apart by marker, dash and pattern, not by colour alone', () => {
    const points = [1, 2].map((value) => ({ x: addDays('2026-01-05', value), y: value }));
    const two = lineChart(lines([], { series: ['a', 'b'].map((name) => ({ name, points })) })).text;
    expect(two).toContain('class="ln l0"');
    expect(two).toContain('class="ln l1"');
    const stacked = barChart(bars([1], { series: ['a', 'b'].map((name) => ({ name, values: [1] })) })).text;
    expect(stacked).toContain('fill="url(#bars-f0)"');
    expect(stacked).toContain('fill="url(#bars-f1)"');
    expect(stacked).toContain('<pattern id="bars-f1"');
  });

  it('writes labels of events that are near each other beneath each other, and cuts what has no room', () => {
    const events = ['2026-01-12', '2026-01-13', '2026-02-09'].map((x) => ({ x, label: 'checklist at the bedside' }));
    const months = lines([2, 9, 3, 4, 5, 6, 7, 8, 9]);
    const { text } = lineChart({ ...months, events: [...events, { x: '2026-01-20', label: 'long '.repeat(30) }] });
    const rows = [...text.matchAll(/<text [^>]*y="(\d+)"[^>]*>checklist at the bedside</g)].map(([, row]) =>
      Number(row),
    );
    expect(rows).toEqual([rows[0], rows[0]! + 14, rows[0]]);
    expect(text).toMatch(/>long( long)+ l?o?n?…</);
  });

  it('has room for long numbers at its side, and for no more of its title than it can show', () => {
    const title = 'infections of 2026 '.repeat(9);
    const { text } = lineChart(lines([123_456_789_012, 123_486_789_012], { title }));
    const [, x] = /<text x="([\d.]+)" [^>]*class="e">123450000000</.exec(text) ?? [];
    expect(Number(x)).toBeGreaterThan(92);
    const [, shown] = /class="ct">([^<]*)</.exec(text) ?? [];
    // Nineteen bold characters of 14 units take 147 in DejaVu Sans.
    expect(shown!.length * (147 / 19)).toBeLessThan(712);
    expect(text).toContain(`${title}</title>`);
  });

  it('shows limits, a centre line, an event and a signal', () => {
    const step = [1, 2].map((value) => ({ x: addDays('2026-01-05', value * 7), y: value + 3 }));
    const chart = lines([2, 9, 3], {
      references: [
        { name: 'mean', role: 'centre', value: 4 },
        { name: 'upper limit', role: 'limit', value: step },
      ],
      events: [
        { x: '2026-01-12', label: 'new form' },
        { x: '2027-01-12', label: 'much later' },
      ],
      signalName: 'special cause',
    });
    const signals = chart.series[0]!.points.map((point) => ({ ...point, isSignal: point.y === 9, note: 'rule 1' }));
    const all = { ...chart, series: [{ name: 'denied', points: signals }] };
    const { text } = lineChart(all);
    for (const part of ['rf centre', 'rf limit', 'new form', 'special cause', 'class="sg"'])
      expect(text).toContain(part);
    expect(text).not.toContain('much later');
    expect(lineChartTable(all).text).toContain('9 (special cause, rule 1)');
    expect(lineChartTable(all).text).toContain('<th scope="col" class="n">upper limit</th>');
  });

  it('of 200 points with limits and its table is smaller than 50 KB', () => {
    const values = Array.from({ length: 200 }, (_, index) => 100 + ((index * 37) % 41));
    const limit = lines(values).series[0]!.points.map((point) => ({ ...point, y: 150.25 }));
    const chart = lines(values, {
      references: [
        { name: 'mean', role: 'centre', value: 120 },
        { name: 'upper limit', role: 'limit', value: limit },
        { name: 'lower limit', role: 'limit', value: limit },
      ],
    });
    expect(figure(lineChart(chart), lineChartTable(chart)).text.length).toBeLessThan(50_000);
    expect(svgFile(lineChart(chart)).length).toBeLessThan(50_000);
  });

  it('is the same, drawn again', () => expect(lineChart(lines([3, 1, 2])).text).toBe(lineChart(lines([3, 1, 2])).text));

  it('as a file carries its style', () => {
    expect(svgFile(barChart(bars([1])))).toMatch(/^<\?xml [^>]*\?>\n<svg [^>]*><style>.*<\/style><title/s);
  });
});

/** Tags that are opened and not closed, or the other way round. */
function unclosed(text: string): string[] {
  const open: string[] = [];
  for (const [, end, name, alone] of text.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (alone === '/') continue;
    if (end !== '/') open.push(name!);
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
}
