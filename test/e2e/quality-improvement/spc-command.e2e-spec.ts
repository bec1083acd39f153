import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '../../setup/test-database.js';

/** `quintet spc` as a process of its own. */
function quintet(input: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/quintet.mjs', 'spc', ...args], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const chart = {
  chart: 'p',
  points: [
    { label: 'January', value: 5, size: 10 },
    { label: 'February', value: null, size: null },
    { label: 'March', value: 30, size: 30 },
  ],
  rules: ['western-electric'],
  betterIs: 'higher',
  target: 0.9,
};

describe('QI SPC: the command line', () => {
  it('takes a chart from standard input and answers one JSON object', () => {
    const { status, stdout, stderr } = quintet(JSON.stringify(chart));
    expect([status, stderr]).toEqual([0, '']);
    const { points, runs, warnings } = JSON.parse(stdout) as Record<string, Record<string, unknown>[]>;
    expect(points).toEqual([
      expect.objectContaining({
        label: 'January',
        value: 0.5,
        centre: 0.875,
        upper: 1,
        outside: true,
        signals: ['we.1'],
      }),
      expect.objectContaining({
        label: 'February',
        value: null,
        centre: 0.875,
        lower: null,
        upper: null,
        outside: false,
      }),
      expect.objectContaining({ label: 'March', value: 1, outside: false, signals: [], excluded: false }),
    ]);
    expect(points![0]!['judgement']).toBe('concern');
    expect(runs).toEqual([
      { points: 3, useful: 2, longest: 1, longestMax: 4, crossings: 1, crossingsMin: 0, signal: false },
    ]);
    expect(warnings).toHaveLength(1);
  });

  it('takes a file, too, with a byte order mark', () => {
    const file = join(testFolder(), 'chart.json');
    writeFileSync(file, `\uFEFF${JSON.stringify(chart)}`);
    expect(quintet('', file).status).toBe(0);
    expect(quintet('', join(testFolder(), 'none.json'))).toMatchObject({ status: 2, stdout: '' });
  });

  it('draws the chart with --svg', () => {
    const { status, stdout } = quintet(JSON.stringify(chart), '--svg', '--title', 'Sepsis <bundle>');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^<\?xml [^>]*\?>\n<svg .*Sepsis &lt;bundle&gt;<\/title>.*<\/svg>\n$/s);
    expect(quintet(JSON.stringify(chart), '--title', 'T').status).toBe(2);
  });

  it.each([
    ['no JSON', '{"chart":', 'INVALID_JSON', []],
    ['nothing', '', 'INVALID_JSON', []],
    [
      'no usable chart',
      JSON.stringify({ ...chart, chart: 'np', freezeAt: 4 }),
      'CHART_UNUSABLE',
      ['/chart', '/freezeAt'],
    ],
  ])('refuses %s with exit code 2 and says where', (_, input, code, pointers) => {
    const { status, stdout, stderr } = quintet(input);
    expect([status, stdout]).toEqual([2, '']);
    const { error } = JSON.parse(stderr) as { error: { code: string; errors: { pointer: string }[] } };
    expect(error.code).toBe(code);
    expect(error.errors.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  it('explains itself, and knows no other options', () => {
    expect(quintet('', '--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Exit code: 0 computed'),
    });
    expect(quintet('', '--rules=nhs').status).toBe(2);
  });
});
