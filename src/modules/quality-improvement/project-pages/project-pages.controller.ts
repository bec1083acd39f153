import { Controller, Get, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { PAGE_HEADERS } from '../../../shared/pages/page.writer.js';
import { ProjectChartsService } from './project-charts.service.js';

/** A project's page, for browsers that have signed in. */
@ApiExcludeController()
@Controller('pages/quality-improvement/projects')
export class ProjectPagesController {
  constructor(private readonly charts: ProjectChartsService) {}

  /** A project: aim, driver diagram, charts, cycles */
  @Get(':id')
  @Allow('improvement-project:read')
  async showImprovementProject(@Param('id', ParseUUIDPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    await reply.headers({ ...PAGE_HEADERS }).send(await this.charts.page(id));
  }
}
