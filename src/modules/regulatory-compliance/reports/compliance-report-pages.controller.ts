import { Controller, Get, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { PAGE_HEADERS } from '../../../shared/pages/page.writer.js';
import { ComplianceReportsService } from './compliance-reports.service.js';

/** Compliance reports, for browsers that have signed in. */
@ApiExcludeController()
@Controller('pages/regulatory-compliance/reports')
export class ComplianceReportPagesController {
  constructor(private readonly service: ComplianceReportsService) {}

  /** A compliance report on one page */
  @Get(':id')
  @Allow('compliance-report:read')
  async showComplianceReport(@Param('id', ParseUUIDPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    await reply.headers({ ...PAGE_HEADERS }).send(await this.service.page(id));
  }
}
