import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { ListQuery, pageOf } from '../../http/list.dto.js';
import { Schedule } from './schedule.entity.js';

export class ListSchedulesQuery extends ListQuery {
  /** Only schedules of jobs of this kind. */
  @ApiPropertyOptional({ type: 'string', maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  kind?: string;
}

export class SchedulePage extends pageOf(Schedule) {}
