import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  ListRisksQuery,
  PlanTreatmentDto,
  RiskReasonDto,
  RiskView,
  RiskViewPage,
  UpdateRiskDto,
} from './risk-assessment.dto.js';
import { RiskTreatmentsService } from './risk-treatments.service.js';
import { RisksService } from './risks.service.js';

@ApiTags('Compliance: risk assessments')
@Controller('regulatory-compliance/risks')
export class RisksController {
  constructor(
    private readonly service: RisksService,
    private readonly treatments: RiskTreatmentsService,
  ) {}

  /** List risks with their levels */
  @Get()
  @Allow('risk-assessment:read')
  listRisks(@Query() query: ListRisksQuery): Promise<RiskViewPage> {
    return this.service.list(query);
  }

  /** Read a risk */
  @Get(':id')
  @Allow('risk-assessment:read')
  readRisk(@Param('id', ParseUUIDPipe) id: string): Promise<RiskView> {
    return this.service.read(id);
  }

  /** Change a risk */
  @Patch(':id')
  @Allow('risk-assessment:write')
  updateRisk(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateRiskDto,
  ): Promise<RiskView> {
    return this.service.update(id, version, facts);
  }

  /** Withdraw a risk that is none */
  @Post(':id/withdrawal')
  @HttpCode(200)
  @Allow('risk-assessment:write')
  withdrawRisk(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() { reason }: RiskReasonDto,
  ): Promise<RiskView> {
    return this.service.withdraw(id, version, reason);
  }

  /** Plan a treatment */
  @Post(':id/treatments')
  @Allow('risk-assessment:write')
  planRiskTreatment(@Param('id', ParseUUIDPipe) id: string, @Body() facts: PlanTreatmentDto): Promise<RiskView> {
    return this.treatments.plan(id, facts);
  }
}
