import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../shared/errors/domain-error.js';
import type { ChartInput } from '../spc/chart-input.rules.js';
import { CHART_NAMES } from '../spc/chart-kinds.codes.js';
import { readChart } from '../spc/chart-reading.rules.js';
import type { ChartResult } from '../spc/chart-result.rules.js';
import { calculateChart } from '../spc/chart.rules.js';
import { controlChartSvg } from './control-chart.writer.js';

/** What a picture may say beside the chart itself. */
interface Drawing extends ChartInput {
  title?: string;
  valueLabel?: string;
  phaseLabels?: string[];
}

/** Charts of numbers that somebody sends: computed, drawn, and not kept. */
@Injectable()
export class ChartsService {
  /** Throws VALIDATION_FAILED with all that makes the input unusable. */
  calculate(chart: ChartInput): ChartResult {
    const read = readChart(chart);
    if ('problems' in read) throw new DomainError('VALIDATION_FAILED', read.problems);
    return calculateChart(read.input);
  }

  /** The chart as an SVG file. Throws VALIDATION_FAILED. */
  draw({ title, valueLabel, phaseLabels, ...chart }: Drawing): string {
    const words = { title: title ?? CHART_NAMES[chart.chart], valueLabel: valueLabel ?? 'value', pointLabel: '' };
    return controlChartSvg({ chart, ...words, phaseLabels }, this.calculate(chart));
  }
}
