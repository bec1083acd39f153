import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { JobHandler, JobResult, JobRun } from '../../../shared/jobs/job-handler.js';
import { JobHandlers } from '../../../shared/jobs/job-handlers.js';
import { CLAIM_CLOSING, ClaimClosingService } from './claim-closing.service.js';

/** One run of the closing; done again, it closes what has been settled since. */
@Injectable()
export class ClaimClosingJob implements JobHandler, OnModuleInit {
  readonly kind = CLAIM_CLOSING;

  constructor(
    private readonly service: ClaimClosingService,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register(this);
  }

  async run(job: JobRun): Promise<JobResult> {
    const closed = await this.service.closeAll(job);
    return { findings: { closed }, resultPath: '/api/v1/rcm/claims?status=closed' };
  }
}
