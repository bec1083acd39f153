import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JobEvents } from './job-events.js';
import { JobHandlers } from './job-handlers.js';
import { JobParkedRow } from './job-parked-row.entity.js';
import { JobParkedRowsRepository } from './job-parked-rows.repository.js';
import { JobQueue } from './job-queue.js';
import { JobRunner } from './job-runner.js';
import { JobWorker } from './job-worker.js';
import { Job } from './job.entity.js';
import { JobsController } from './jobs.controller.js';
import { JobsRepository } from './jobs.repository.js';
import { JobsService } from './jobs.service.js';

/** Background work, for every module: `JobsService` to queue it, `JobHandlers` to say who does it. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Job, JobParkedRow])],
  controllers: [JobsController],
  providers: [
    JobEvents,
    JobHandlers,
    JobParkedRowsRepository,
    JobQueue,
    JobRunner,
    JobWorker,
    JobsRepository,
    JobsService,
  ],
  exports: [JobHandlers, JobsRepository, JobsService],
})
export class JobsModule {}
