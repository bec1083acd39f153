import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { JobHandler, JobResult, JobRun } from '../../../shared/jobs/job-handler.js';
import { JobHandlers } from '../../../shared/jobs/job-handlers.js';
import { METRIC_FEED_RUN, MetricFeedsService } from './metric-feeds.service.js';

/** Fills a metric from its feed; done again, it changes nothing. */
@Injectable()
export class MetricFeedRunJob implements JobHandler, OnModuleInit {
  readonly kind = METRIC_FEED_RUN;

  constructor(
    private readonly feeds: MetricFeedsService,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register(this);
  }

  async run(job: JobRun): Promise<JobResult> {
    const id = job.params.performanceImprovementId as string;
    const { points, status, trend } = await this.feeds.turn(id);
    return {
      findings: { points: points.length, status, trend },
      resultPath: `/api/v1/quality-improvement/performance-improvements/${id}`,
    };
  }
}
