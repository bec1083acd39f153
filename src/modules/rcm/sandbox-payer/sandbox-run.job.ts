import { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { Settings } from '../../../shared/config/settings.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import type { JobHandler, JobResult, JobRun } from '../../../shared/jobs/job-handler.js';
import { JobHandlers } from '../../../shared/jobs/job-handlers.js';
import type { X12File } from '../x12-files/x12-file.entity.js';
import { X12FilesService } from '../x12-files/x12-files.service.js';
import { X12ImportJob } from '../x12-files/x12-import.job.js';
import { SandboxClaimsRepository } from './sandbox-claims.repository.js';
import { sandboxAnswers, type SandboxFile } from './sandbox-payer.engine.js';
import type { SandboxVerdict } from './sandbox-plan.rules.js';
import type { SandboxRules } from './sandbox-run.rules.js';

export const SANDBOX_RUN = 'sandbox-payer-run';

interface RunParams {
  blobId: string;
  rules: Omit<SandboxRules, 'verdicts'>;
  verdicts: (SandboxVerdict & { claimId: string })[];
}

/**
 * Answers a file as the sandbox payer and imports the answers one after the other, in the order in which they arrive,
 * on the path of every import. Run again after an interruption it makes the same bytes, and passes over what is done.
 */
@Injectable()
export class SandboxRunJob implements JobHandler, OnModuleInit {
  readonly kind = SANDBOX_RUN;

  constructor(
    private readonly settings: Settings,
    private readonly blobs: BlobStore,
    private readonly claims: SandboxClaimsRepository,
    private readonly files: X12FilesService,
    private readonly imports: X12ImportJob,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register(this);
  }

  async run(job: JobRun): Promise<JobResult> {
    if (!this.settings.hasSandboxPayer) throw new DomainError('SANDBOX_REFUSED');
    const { blobId, rules, verdicts } = job.params as unknown as RunParams;
    const answers = await sandboxAnswers(this.blobs.open(blobId), {
      ...rules,
      verdicts: await this.byNumber(verdicts),
    });
    if (answers.length === 0) throw new DomainError('SANDBOX_NO_CLAIMS');
    const files: Record<string, unknown>[] = [];
    for (const [at, answer] of answers.entries()) {
      job.stopIfAsked();
      files.push(await this.arrive(answer, job));
      await job.progress(at + 1, answers.length);
    }
    const { seed, day } = rules;
    return { findings: { isSandbox: true, seed, day, files }, resultPath: '/api/v1/rcm/x12-files?isSandbox=true' };
  }

  private async byNumber(verdicts: RunParams['verdicts']): Promise<Map<string, SandboxVerdict>> {
    const claims = await this.claims.byIds(verdicts.map(({ claimId }) => claimId));
    const numbers = new Map(claims.map(({ id, patientControlNumber }) => [id, patientControlNumber]));
    return new Map(verdicts.map(({ claimId, outcome, denial }) => [numbers.get(claimId) ?? '', { outcome, denial }]));
  }

  private async arrive({ name, kind, content }: SandboxFile, job: JobRun): Promise<Record<string, unknown>> {
    const staged = await this.blobs.stage(Readable.from([Buffer.from(content)]));
    try {
      const fileName = `${name}.x12`;
      const { file, isNew } = await this.files.keepSandboxFile({ content: staged, fileName }, job.id);
      if (file.status !== 'imported') await this.imports.run(within(job, file));
      return { x12FileId: file.id, kind, fileName, isNew };
    } finally {
      await staged.discard();
    }
  }
}

/** The import of one file as part of the run: asked to stop with it, its progress is the run's. */
function within(job: JobRun, file: X12File): JobRun {
  return {
    id: job.id,
    params: { x12FileId: file.id },
    state: undefined,
    checkpoint: (state, progress) => job.checkpoint(state, progress),
    progress: async () => {},
    park: (rowRef, reason) => job.park(rowRef, reason),
    isCancelled: () => job.isCancelled(),
    stopIfAsked: () => job.stopIfAsked(),
  };
}
