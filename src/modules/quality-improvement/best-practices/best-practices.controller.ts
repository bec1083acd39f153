import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  BestPracticeDetail,
  BestPracticePage,
  CreateBestPracticeDto,
  LinkBestPracticeDto,
  ListBestPracticesQuery,
  MoveBestPracticeDto,
  UpdateBestPracticeDto,
} from './best-practice.dto.js';
import { BestPractice } from './best-practice.entity.js';
import { BestPracticesRepository } from './best-practices.repository.js';
import { BestPracticesService } from './best-practices.service.js';

@ApiTags('Quality improvement: best practices')
@Controller('quality-improvement/best-practices')
export class BestPracticesController {
  constructor(
    private readonly service: BestPracticesService,
    private readonly practices: BestPracticesRepository,
  ) {}

  /** List best practices */
  @Get()
  @Allow('best-practice:read')
  listBestPractices(@Query() query: ListBestPracticesQuery): Promise<BestPracticePage> {
    return this.practices.list(query);
  }

  /** Propose a best practice */
  @Post()
  @Allow('best-practice:write')
  createBestPractice(@Body() facts: CreateBestPracticeDto): Promise<BestPractice> {
    return this.service.propose(facts);
  }

  /** Read a best practice */
  @Get(':id')
  @Allow('best-practice:read')
  readBestPractice(@Param('id', ParseUUIDPipe) id: string): Promise<BestPracticeDetail> {
    return this.service.details(id);
  }

  /** Link a best practice with a project */
  @Post(':id/projects')
  @HttpCode(200)
  @Allow('best-practice:write')
  linkBestPractice(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() facts: LinkBestPracticeDto,
  ): Promise<BestPracticeDetail> {
    return this.service.linkProject(id, facts);
  }

  /** Change a best practice */
  @Patch(':id')
  @Allow('best-practice:write')
  updateBestPractice(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateBestPracticeDto,
  ): Promise<BestPractice> {
    return this.practices.update(id, version, facts);
  }

  /** Move a best practice to its next status */
  @Post(':id/status-changes')
  @HttpCode(200)
  @Allow('best-practice:write')
  moveBestPractice(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: MoveBestPracticeDto,
  ): Promise<BestPractice> {
    return this.service.move(id, version, facts);
  }
}
