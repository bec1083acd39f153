import { Module } from '@nestjs/common';
import { ChartsController } from './charts/charts.controller.js';
import { ChartsService } from './charts/charts.service.js';
import { QualityImprovementService } from './quality-improvement.service.js';

/** Quality improvement: charts that signal truly, care bundles, and what is done to do better. */
@Module({
  controllers: [ChartsController],
  providers: [ChartsService, QualityImprovementService],
  exports: [QualityImprovementService],
})
export class QualityImprovementModule {}
