import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { AsOfQuery } from '../requirements/requirement.dto.js';
import { GovernanceStatistics } from './governance-statistics.dto.js';
import { GovernanceStatisticsService } from './governance-statistics.service.js';

@ApiTags('Compliance: statistics')
@Controller('regulatory-compliance/statistics/governance')
export class GovernanceStatisticsController {
  constructor(private readonly service: GovernanceStatisticsService) {}

  /** Audits, findings, policies and risks on a day, and key figures against their targets */
  @Get()
  @Allow('compliance-statistics:read')
  readGovernanceStatistics(@Query() query: AsOfQuery): Promise<GovernanceStatistics> {
    return this.service.statistics(query);
  }
}
