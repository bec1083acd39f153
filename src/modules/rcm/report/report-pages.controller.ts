import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { PAGE_HEADERS } from '../../../shared/pages/page.writer.js';
import { ReportPageQuery } from './report-query.dto.js';
import { ReportService } from './report.service.js';

/** The report, for browsers that have signed in. */
@ApiExcludeController()
@Controller('pages/rcm/report')
export class ReportPagesController {
  constructor(private readonly report: ReportService) {}

  /** Key figures, aging, denials and payments on one page */
  @Get()
  @Allow('rcm-statistics:read')
  async showReport(@Query() query: ReportPageQuery, @Res() reply: FastifyReply): Promise<void> {
    await reply.headers({ ...PAGE_HEADERS }).send(await this.report.page(query));
  }
}
