import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../access/allow.decorator.js';
import { PAGE_HEADERS } from '../pages/page.writer.js';
import { AuditPageQuery } from './audit-page.dto.js';
import { AuditPageService } from './audit-page.service.js';

/** The audit trail, for browsers that have signed in. */
@ApiExcludeController()
@Controller('pages/audit-trail')
export class AuditPagesController {
  constructor(private readonly service: AuditPageService) {}

  /** Events by day, actor, action and record */
  @Get()
  @Allow('audit:read')
  async showAuditTrail(@Query() query: AuditPageQuery, @Res() reply: FastifyReply): Promise<void> {
    await reply.headers({ ...PAGE_HEADERS }).send(await this.service.trailPage(query));
  }

  /** Whether the whole chain is what was written */
  @Get('verification')
  @Allow('audit:verify')
  async showAuditVerification(@Res() reply: FastifyReply): Promise<void> {
    await reply.headers({ ...PAGE_HEADERS }).send(await this.service.verificationPage());
  }
}
