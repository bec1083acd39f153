import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  AddRiskDto,
  ApproveContentDto,
  CreateRiskAssessmentDto,
  DueRiskAssessments,
  ListDueAssessmentsQuery,
  ListRiskAssessmentsQuery,
  RiskAssessmentDetails,
  RiskAssessmentPage,
  RiskView,
  UpdateRiskAssessmentDto,
} from './risk-assessment.dto.js';
import { RiskAssessmentsService } from './risk-assessments.service.js';
import { RisksService } from './risks.service.js';

@ApiTags('Compliance: risk assessments')
@Controller('regulatory-compliance/risk-assessments')
export class RiskAssessmentsController {
  constructor(
    private readonly service: RiskAssessmentsService,
    private readonly risks: RisksService,
  ) {}

  /** List risk assessments */
  @Get()
  @Allow('risk-assessment:read')
  listRiskAssessments(@Query() query: ListRiskAssessmentsQuery): Promise<RiskAssessmentPage> {
    return this.service.list(query);
  }

  /** Begin a risk assessment */
  @Post()
  @Allow('risk-assessment:write')
  createRiskAssessment(@Body() facts: CreateRiskAssessmentDto): Promise<RiskAssessmentDetails> {
    return this.service.create(facts);
  }

  /** List assessments whose next one is due or overdue */
  @Get('due')
  @Allow('risk-assessment:read')
  listDueRiskAssessments(@Query() query: ListDueAssessmentsQuery): Promise<DueRiskAssessments> {
    return this.service.due(query);
  }

  /** Read a risk assessment with its risks, their levels and treatments */
  @Get(':id')
  @Allow('risk-assessment:read')
  readRiskAssessment(@Param('id', ParseUUIDPipe) id: string): Promise<RiskAssessmentDetails> {
    return this.service.details(id);
  }

  /** Change a risk assessment; an approval that it had lapses */
  @Patch(':id')
  @Allow('risk-assessment:write')
  updateRiskAssessment(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateRiskAssessmentDto,
  ): Promise<RiskAssessmentDetails> {
    return this.service.update(id, version, facts);
  }

  /** Approve a risk assessment that others have written, as you have read it */
  @Post(':id/approval')
  @HttpCode(200)
  @Allow('risk-assessment:approve')
  approveRiskAssessment(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() facts: ApproveContentDto,
  ): Promise<RiskAssessmentDetails> {
    return this.service.approve(id, facts);
  }

  /** Add a risk */
  @Post(':id/risks')
  @Allow('risk-assessment:write')
  addRisk(@Param('id', ParseUUIDPipe) id: string, @Body() facts: AddRiskDto): Promise<RiskView> {
    return this.risks.add(id, facts);
  }
}
