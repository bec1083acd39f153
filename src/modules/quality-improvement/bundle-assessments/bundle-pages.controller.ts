import { Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { PAGE_HEADERS } from '../../../shared/pages/page.writer.js';
import { BundleChartQuery } from './bundle-statistics.dto.js';
import { BundleChartsService } from './bundle-charts.service.js';

/** A bundle's page, for browsers that have signed in. */
@ApiExcludeController()
@Controller('pages/quality-improvement/care-bundles')
export class BundlePagesController {
  constructor(private readonly charts: BundleChartsService) {}

  /** A bundle: chart, elements, wards */
  @Get(':id')
  @Allow('bundle-assessment:read')
  async showCareBundle(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: BundleChartQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await reply.headers({ ...PAGE_HEADERS }).send(await this.charts.page(id, query));
  }
}
