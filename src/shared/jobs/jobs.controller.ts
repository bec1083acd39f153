import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import { ListQuery } from '../http/list.dto.js';
import { JobEvents } from './job-events.js';
import { JobPage, JobParkedRowPage, ListJobsQuery } from './job.dto.js';
import { Job } from './job.entity.js';
import { JobParkedRowsRepository } from './job-parked-rows.repository.js';
import { JobsRepository } from './jobs.repository.js';
import { JobsService } from './jobs.service.js';

@ApiTags('Jobs')
@Controller('jobs')
export class JobsController {
  constructor(
    private readonly service: JobsService,
    private readonly jobs: JobsRepository,
    private readonly events: JobEvents,
    private readonly parkedRows: JobParkedRowsRepository,
  ) {}

  /** List jobs, the newest first */
  @Get()
  @Allow('job:read')
  listJobs(@Query() query: ListJobsQuery): Promise<JobPage> {
    return this.jobs.list(query);
  }

  /** Read a job: status, progress, findings, result */
  @Get(':id')
  @Allow('job:read')
  readJob(@Param('id', ParseUUIDPipe) id: string): Promise<Job> {
    return this.jobs.get(id);
  }

  /** Follow a job as server-sent events until it ends */
  @Get(':id/events')
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'Events `progress` and `end`; the data is the job', schema: { type: 'string' } })
  @Allow('job:read')
  async followJob(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.events.of(id), { type: 'text/event-stream; charset=utf-8' });
  }

  /** List the rows that a job put aside */
  @Get(':id/parked-rows')
  @Allow('job:read')
  async listJobParkedRows(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListQuery,
  ): Promise<JobParkedRowPage> {
    const job = await this.jobs.get(id);
    return this.parkedRows.listOf(job.id, query);
  }

  /** Cancel a job: at once when it is queued, else at its next safe place */
  @Post(':id/cancellation')
  @HttpCode(200)
  @Allow('job:cancel')
  cancelJob(@Param('id', ParseUUIDPipe) id: string): Promise<Job> {
    return this.service.cancel(id);
  }
}
