import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  CancelAuditDto,
  CompleteAuditDto,
  CreateAuditDto,
  ListAuditsQuery,
  RegulatoryAuditDetails,
  RegulatoryAuditPage,
  ScheduleAuditDto,
  UpdateAuditDto,
} from './audit.dto.js';
import { AuditsService } from './audits.service.js';

@ApiTags('Compliance: audits')
@Controller('regulatory-compliance/audits')
export class AuditsController {
  constructor(private readonly service: AuditsService) {}

  /** List audits */
  @Get()
  @Allow('regulatory-audit:read')
  listAudits(@Query() query: ListAuditsQuery): Promise<RegulatoryAuditPage> {
    return this.service.list(query);
  }

  /** Plan an audit */
  @Post()
  @Allow('regulatory-audit:write')
  createAudit(@Body() facts: CreateAuditDto): Promise<RegulatoryAuditDetails> {
    return this.service.create(facts);
  }

  /** Read an audit with how it came there */
  @Get(':id')
  @Allow('regulatory-audit:read')
  readAudit(@Param('id', ParseUUIDPipe) id: string): Promise<RegulatoryAuditDetails> {
    return this.service.details(id);
  }

  /** Change an audit that has not ended */
  @Patch(':id')
  @Allow('regulatory-audit:write')
  updateAudit(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateAuditDto,
  ): Promise<RegulatoryAuditDetails> {
    return this.service.update(id, version, facts);
  }

  /** Schedule an audit, or move it to other days */
  @Post(':id/schedule')
  @HttpCode(200)
  @Allow('regulatory-audit:write')
  scheduleAudit(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() days: ScheduleAuditDto,
  ): Promise<RegulatoryAuditDetails> {
    return this.service.schedule(id, version, days);
  }

  /** Begin a scheduled audit */
  @Post(':id/start')
  @HttpCode(200)
  @Allow('regulatory-audit:write')
  startAudit(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<RegulatoryAuditDetails> {
    return this.service.start(id, version);
  }

  /** End an audit: completed, passed or failed */
  @Post(':id/completion')
  @HttpCode(200)
  @Allow('regulatory-audit:write')
  completeAudit(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: CompleteAuditDto,
  ): Promise<RegulatoryAuditDetails> {
    return this.service.complete(id, version, facts);
  }

  /** Cancel an audit that has not ended */
  @Post(':id/cancellation')
  @HttpCode(200)
  @Allow('regulatory-audit:write')
  cancelAudit(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() { reason }: CancelAuditDto,
  ): Promise<RegulatoryAuditDetails> {
    return this.service.cancel(id, version, reason);
  }
}
