import { Test } from '@nestjs/testing';
import { labelFit } from '../../../shared/charts/axes.writer.js';
import type { ChartInput } from '../spc/chart-input.rules.js';
import type { ChartedPoint } from '../spc/chart-result.rules.js';
import { valueFormat } from './chart-words.rules.js';
import { ChartsService } from './charts.service.js';

const points = Array.from({ length: 200 }, (_, at) => ({
  label: `2025-${at}`,
  value: at < 100 ? 10 + (at % 5) : 3 + (at % 3),
  size: 90 + (at % 20),
}));

describe('QI §2: charts are pictures', () => {
  let service: ChartsService;
  beforeAll(async () => {
    const module = await Test.createTestingModule({ providers: [ChartsService] }).compile();
    service = module.get(ChartsService);
  });

  const chart: ChartInput = { chart: 'p', points, rules: ['nhs', 'nelson'], betterIs: 'lower', target: 0.05 };

  it('refuses unusable input with all its problems', () => {
    const unusable = { ...chart, freezeAt: 500, points: [{ label: 'a', value: 3, size: 2 }] };
    expect(() => service.calculate(unusable)).toThrow(
      expect.objectContaining({
        code: 'VALIDATION_FAILED',
        problems: [
          expect.objectContaining({ pointer: '/points/0/value' }),
          expect.objectContaining({ pointer: '/freezeAt' }),
        ],
      }),
    );
  });

  it('a picture of 200 points with steps, signals, phases and counts is smaller than 50 KB', () => {
    const svg = service.draw({ ...chart, phases: [100], phaseLabels: ['checklist'], excluded: [3] });
    expect(svg.length).toBeLessThan(50_000);
    expect(svg).toContain('>checklist</text>');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('is smaller than 50 KB also where every point has most signals, and a long label', () => {
    const rising = points.map(({ label, size }, at) => ({
      label: `the week of the infections ward, ${label}`,
      value: 500 + at * 10,
      size: size + at / 10,
    }));
    const rules = ['nelson', 'nhs', 'ihi', 'anhoej', 'western-electric'] as const;
    const svg = service.draw({ ...chart, chart: 'u', points: rising, rules, freezeAt: 20 });
    expect(svg.length).toBeLessThan(50_000);
    expect(svg).toMatch(/<title>the week of the infections ward[^<]*: [\d.]+ \(nelson\.1, [^<]*…<\/title>/);
  });

  it('says all signals of a point where there are few points', () => {
    const few = points.slice(80, 120);
    const svg = service.draw({ ...chart, points: few, rules: ['nelson', 'nhs', 'ihi', 'western-electric'] });
    expect(svg).not.toContain('…</title>');
  });

  it('a chart may have more points than a call takes arguments', () => {
    const drawn = { value: 0.25, centre: 1, lower: null, upper: 3.5 } as ChartedPoint;
    const format = valueFormat({ points: Array<ChartedPoint>(150_000).fill(drawn), runs: [], warnings: [] });
    expect([format(0.256), labelFit(Array<string>(150_000).fill('January'), 0.01).isSlanted]).toEqual(['0.26', true]);
  });

  it('signals are told apart by shape, in words, and in a legend', () => {
    const svg = service.draw({ ...chart, freezeAt: 100 });
    const flipped = service.draw({ ...chart, freezeAt: 100, betterIs: 'higher' });
    const open = service.draw({ ...chart, freezeAt: 100, betterIs: null });
    expect(svg).toContain('class="sg improvement"');
    expect(svg).toMatch(/<desc [^>]*>p chart \(proportions\) of 200 points\. Centre 0\.\d+, limits .* improvement, /);
    expect(flipped).toContain('class="sg concern"');
    expect(open).toContain('class="sg neutral"');
    expect(svg).toMatch(/\(nhs\.seven-one-side/);
    for (const [shape, picture] of [
      ['a6.5 6.5', svg],
      ['h12v12h-12z', flipped],
      ['l8 8l-8 8l-8-8z', open],
    ] as const) {
      expect(picture).toContain(shape);
    }
  });

  it('labels that occur twice have a place each; a chart without limits draws none', () => {
    const svg = service.draw({ chart: 'run', points: [1, 2, 3].map((value) => ({ label: 'Monday', value })) });
    expect(svg).toContain('Monday (3)');
    expect(svg).not.toContain('limit</text>');
    expect(svg).toContain('No signal.');
  });

  it.each(['i', 'mr', 's', 't', 'g', 'pp'] as const)('a %s chart of nothing but missing points says so', (kind) => {
    const missing = kind === 's' ? { values: [] } : { value: null };
    expect(service.draw({ chart: kind, points: [{ label: 'a', ...missing }] })).toContain('There are no data');
  });
});
