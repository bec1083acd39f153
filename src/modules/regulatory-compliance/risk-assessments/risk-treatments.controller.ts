import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import { ApproveContentDto, RiskReasonDto, RiskView, UpdateTreatmentDto } from './risk-assessment.dto.js';
import { RiskTreatmentsService } from './risk-treatments.service.js';

@ApiTags('Compliance: risk assessments')
@Controller('regulatory-compliance/risk-treatments')
export class RiskTreatmentsController {
  constructor(private readonly service: RiskTreatmentsService) {}

  /** Change a planned treatment */
  @Patch(':id')
  @Allow('risk-assessment:write')
  updateRiskTreatment(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateTreatmentDto,
  ): Promise<RiskView> {
    return this.service.update(id, version, facts);
  }

  /** Approve a treatment, above all an acceptance, of another owner */
  @Post(':id/approval')
  @HttpCode(200)
  @Allow('risk-assessment:approve')
  approveRiskTreatment(@Param('id', ParseUUIDPipe) id: string, @Body() facts: ApproveContentDto): Promise<RiskView> {
    return this.service.approve(id, facts);
  }

  /** Say that a planned treatment is done, or that an approved acceptance holds */
  @Post(':id/implementation')
  @HttpCode(200)
  @Allow('risk-assessment:write')
  implementRiskTreatment(@Param('id', ParseUUIDPipe) id: string): Promise<RiskView> {
    return this.service.implement(id);
  }

  /** Cancel a treatment */
  @Post(':id/cancellation')
  @HttpCode(200)
  @Allow('risk-assessment:write')
  cancelRiskTreatment(@Param('id', ParseUUIDPipe) id: string, @Body() { reason }: RiskReasonDto): Promise<RiskView> {
    return this.service.cancel(id, reason);
  }
}
