import { Controller, Get, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { PAGE_HEADERS } from '../../../shared/pages/page.writer.js';
import { MetricChartsService } from './metric-charts.service.js';

/** A metric's page, for browsers that have signed in. */
@ApiExcludeController()
@Controller('pages/quality-improvement/performance-improvements')
export class MetricPagesController {
  constructor(private readonly charts: MetricChartsService) {}

  /** A metric: aim, trend, chart */
  @Get(':id')
  @Allow('performance-improvement:read')
  async showPerformanceImprovement(@Param('id', ParseUUIDPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    await reply.headers({ ...PAGE_HEADERS }).send(await this.charts.page(id));
  }
}
