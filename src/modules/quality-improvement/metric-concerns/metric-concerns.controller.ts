import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { ListMetricConcernsQuery, MetricConcernPage } from './metric-concern.dto.js';
import { MetricConcernsRepository } from './metric-concerns.repository.js';

@ApiTags('Quality improvement: performance improvements')
@Controller('quality-improvement/metric-concerns')
export class MetricConcernsController {
  constructor(private readonly concerns: MetricConcernsRepository) {}

  /** List the signals against the direction of good */
  @Get()
  @Allow('performance-improvement:read')
  listMetricConcerns(@Query() query: ListMetricConcernsQuery): Promise<MetricConcernPage> {
    return this.concerns.list(query);
  }
}
