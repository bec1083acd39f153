import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { MetricConcern } from './metric-concern.entity.js';

export class ListMetricConcernsQuery extends ListQuery {
  /** Only those of this project. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  projectId?: string;

  /** Only those of this metric. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  performanceImprovementId?: string;
}

export class MetricConcernPage extends pageOf(MetricConcern) {}
