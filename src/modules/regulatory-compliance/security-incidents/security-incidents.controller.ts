import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import { IncidentViews } from './incident-views.service.js';
import {
  AssessBreachDto,
  ConfirmAssessmentDto,
  IncidentDetails,
  IncidentReasonDto,
  IncidentViewPage,
  ListIncidentsQuery,
  RecordNoticeDto,
  ReportIncidentDto,
  UpdateIncidentDto,
} from './security-incident.dto.js';
import { SecurityIncidentsService } from './security-incidents.service.js';

@ApiTags('Compliance: incidents')
@Controller('regulatory-compliance/incidents')
export class SecurityIncidentsController {
  constructor(
    private readonly service: SecurityIncidentsService,
    private readonly views: IncidentViews,
  ) {}

  /** List security incidents with their clocks */
  @Get()
  @Allow('incident:read')
  @ShowsPhi('security_incidents')
  listIncidents(@Query() query: ListIncidentsQuery): Promise<IncidentViewPage> {
    return this.views.list(query);
  }

  /** Report a security incident */
  @Post()
  @Allow('incident-report:file')
  reportIncident(@Body() facts: ReportIncidentDto): Promise<IncidentDetails> {
    return this.service.report(facts);
  }

  /** Read a security incident with assessments, notices and clocks */
  @Get(':id')
  @Allow('incident:read')
  @ShowsPhi('security_incidents')
  readIncident(@Param('id', ParseUUIDPipe) id: string): Promise<IncidentDetails> {
    return this.views.details(id);
  }

  /** Change an open security incident */
  @Patch(':id')
  @Allow('incident:write')
  updateIncident(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateIncidentDto,
  ): Promise<IncidentDetails> {
    return this.service.update(id, version, facts);
  }

  /** Assess by the four factors whether it is a breach */
  @Post(':id/assessments')
  @Allow('incident:write')
  assessIncident(@Param('id', ParseUUIDPipe) id: string, @Body() facts: AssessBreachDto): Promise<IncidentDetails> {
    return this.service.assess(id, facts);
  }

  /** Confirm the assessment that somebody else has made */
  @Post(':id/confirmation')
  @HttpCode(200)
  @Allow('incident:confirm')
  confirmAssessment(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() confirmed: ConfirmAssessmentDto,
  ): Promise<IncidentDetails> {
    return this.service.confirm(id, confirmed);
  }

  /** Record a notice to individuals, media or the Secretary */
  @Post(':id/notices')
  @Allow('incident:write')
  recordBreachNotice(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() notice: RecordNoticeDto,
  ): Promise<IncidentDetails> {
    return this.service.notify(id, notice);
  }

  /** Close a security incident for which nothing is owed any more */
  @Post(':id/closing')
  @HttpCode(200)
  @Allow('incident:write')
  closeIncident(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: IncidentReasonDto,
  ): Promise<IncidentDetails> {
    return this.service.close(id, reason);
  }

  /** Reopen a closed security incident */
  @Post(':id/reopening')
  @HttpCode(200)
  @Allow('incident:write')
  reopenIncident(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: IncidentReasonDto,
  ): Promise<IncidentDetails> {
    return this.service.reopen(id, reason);
  }
}
