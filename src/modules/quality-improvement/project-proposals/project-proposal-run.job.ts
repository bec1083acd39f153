import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { JobHandler, JobResult } from '../../../shared/jobs/job-handler.js';
import { JobHandlers } from '../../../shared/jobs/job-handlers.js';
import { PROPOSAL_RUN } from '../improvement-settings/improvement-settings.service.js';
import { ProjectProposalsService } from './project-proposals.service.js';

/** Looks through the denials of the last complete month; done again, it proposes nothing. */
@Injectable()
export class ProjectProposalRunJob implements JobHandler, OnModuleInit {
  readonly kind = PROPOSAL_RUN;

  constructor(
    private readonly proposals: ProjectProposalsService,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register(this);
  }

  async run(): Promise<JobResult> {
    const { from, to, proposed } = await this.proposals.evaluate(null);
    return {
      findings: { from, to, proposed: proposed.length },
      resultPath: '/api/v1/quality-improvement/project-proposals',
    };
  }
}
