import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { RcmStatistics, RcmStatisticsQuery } from './statistics.dto.js';
import { StatisticsService } from './statistics.service.js';

@ApiTags('RCM: statistics')
@Controller('rcm/statistics')
export class StatisticsController {
  constructor(private readonly service: StatisticsService) {}

  /** Totals and key figures of the revenue cycle */
  @Get()
  @Allow('rcm-statistics:read')
  readRcmStatistics(@Query() query: RcmStatisticsQuery): Promise<RcmStatistics> {
    return this.service.statistics(query);
  }
}
