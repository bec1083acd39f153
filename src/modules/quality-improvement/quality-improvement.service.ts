import { Injectable } from '@nestjs/common';
import { ChartsService } from './charts/charts.service.js';
import type { ChartInput } from './spc/chart-input.rules.js';
import type { ChartResult } from './spc/chart-result.rules.js';

/** The door of quality improvement for other modules: it only delegates. */
@Injectable()
export class QualityImprovementService {
  constructor(private readonly charts: ChartsService) {}

  /** A run chart or control chart of these numbers. */
  calculateChart(chart: ChartInput): ChartResult {
    return this.charts.calculate(chart);
  }
}
