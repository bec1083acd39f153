import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ListQuery, pageOf } from '../http/list.dto.js';
import { Job, JOB_STATUSES } from './job.entity.js';
import { JobParkedRow } from './job-parked-row.entity.js';

export class ListJobsQuery extends ListQuery {
  /** Only jobs of this kind. */
  @ApiPropertyOptional({ type: 'string', maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  kind?: string;

  /** Only jobs with this status. */
  @ApiPropertyOptional({ enum: JOB_STATUSES })
  @IsOptional()
  @IsIn(JOB_STATUSES)
  status?: string;
}

export class JobPage extends pageOf(Job) {}

export class JobParkedRowPage extends pageOf(JobParkedRow) {}
