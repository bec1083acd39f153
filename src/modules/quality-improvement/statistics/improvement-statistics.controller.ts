import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { ImprovementStatistics, ImprovementStatisticsQuery } from './improvement-statistics.dto.js';
import { ImprovementStatisticsService } from './improvement-statistics.service.js';

@ApiTags('Quality improvement: statistics')
@Controller('quality-improvement/statistics')
export class ImprovementStatisticsController {
  constructor(private readonly service: ImprovementStatisticsService) {}

  /** Projects, cycles, bundles, metrics and practices in numbers */
  @Get()
  @Allow('improvement-statistics:read')
  readImprovementStatistics(@Query() query: ImprovementStatisticsQuery): Promise<ImprovementStatistics> {
    return this.service.of(query);
  }
}
