import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { AsOfQuery } from '../requirements/requirement.dto.js';
import { ComplianceStatistics } from './compliance-statistics.dto.js';
import { ComplianceStatisticsService } from './compliance-statistics.service.js';

@ApiTags('Compliance: statistics')
@Controller('regulatory-compliance/statistics')
export class ComplianceStatisticsController {
  constructor(private readonly service: ComplianceStatisticsService) {}

  /** Requirements and attestations by status on a day */
  @Get()
  @Allow('compliance-statistics:read')
  readComplianceStatistics(@Query() query: AsOfQuery): Promise<ComplianceStatistics> {
    return this.service.statistics(query);
  }
}
