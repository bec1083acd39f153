import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { JobHandler, JobResult } from '../../../shared/jobs/job-handler.js';
import { JobHandlers } from '../../../shared/jobs/job-handlers.js';
import { METRIC_DEADLINE_RUN, MetricDeadlinesService } from './metric-deadlines.service.js';

/** Closes metrics of which the day has passed; done again, it closes none. */
@Injectable()
export class MetricDeadlineRunJob implements JobHandler, OnModuleInit {
  readonly kind = METRIC_DEADLINE_RUN;

  constructor(
    private readonly deadlines: MetricDeadlinesService,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register(this);
  }

  async run(): Promise<JobResult> {
    return {
      findings: { missed: await this.deadlines.closeOverdue() },
      resultPath: '/api/v1/quality-improvement/performance-improvements?status=missed',
    };
  }
}
