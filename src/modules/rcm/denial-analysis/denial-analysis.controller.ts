import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { AlsoAsCsv } from '../../../shared/csv/also-as-csv.decorator.js';
import { RcmReportQuery } from '../statistics/report-query.dto.js';
import { DenialAnalysis } from './denial-analysis.dto.js';
import { DenialAnalysisService } from './denial-analysis.service.js';
import { denialAnalysisTable } from './denial-analysis.writer.js';

@ApiTags('RCM: statistics')
@Controller('rcm/denial-analysis')
export class DenialAnalysisController {
  constructor(private readonly service: DenialAnalysisService) {}

  /** Denials by category, reason, payer and month */
  @Get()
  @Allow('rcm-statistics:read')
  @AlsoAsCsv(DenialAnalysis, denialAnalysisTable)
  analyseDenials(@Query() query: RcmReportQuery): Promise<DenialAnalysis> {
    return this.service.analysis(query);
  }
}
