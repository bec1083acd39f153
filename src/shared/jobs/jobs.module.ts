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
import { Schedule } from './schedules/schedule.entity.js';
import { ScheduleRunner } from './schedules/schedule-runner.js';
import { SchedulesController } from './schedules/schedules.controller.js';
import { SchedulesRepository } from './schedules/schedules.repository.js';
import { SchedulesService } from './schedules/schedules.service.js';

/** Background work, for every module: `JobsService` to queue it, `SchedulesService` to have it come again, `JobHandlers` to say who does it. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Job, JobParkedRow, Schedule])],
  controllers: [JobsController, SchedulesController],
  providers: [
    JobEvents,
    JobHandlers,
    JobParkedRowsRepository,
    JobQueue,
    JobRunner,
    JobWorker,
    JobsRepository,
    JobsService,
    ScheduleRunner,
    SchedulesRepository,
    SchedulesService,
  ],
  exports: [JobHandlers, JobsRepository, JobsService, SchedulesService],
})
export class JobsModule {}
