import { Injectable } from '@nestjs/common';
import { Settings } from '../../../shared/config/settings.js';
import { DomainError, type Problem } from '../../../shared/errors/domain-error.js';
import type { Job } from '../../../shared/jobs/job.entity.js';
import { JobsService } from '../../../shared/jobs/jobs.service.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { BatchesRepository } from '../batches/batches.repository.js';
import { X12FilesRepository } from '../x12-files/x12-files.repository.js';
import { SandboxClaimsRepository, type SandboxSource } from './sandbox-claims.repository.js';
import type { RunSandboxPayerDto } from './sandbox-payer.dto.js';
import { SANDBOX_RUN } from './sandbox-run.job.js';
import { rulesOf, verdictOf } from './sandbox-run.rules.js';

const ONE_SOURCE = {
  code: 'SOURCE_NOT_ONE',
  message: 'name exactly one of batchId and x12FileId',
  pointer: '/x12FileId',
};

/** Asks the sandbox payer to answer a file. */
@Injectable()
export class SandboxPayerService {
  constructor(
    private readonly settings: Settings,
    private readonly batches: BatchesRepository,
    private readonly files: X12FilesRepository,
    private readonly claims: SandboxClaimsRepository,
    private readonly jobs: JobsService,
    private readonly days: CompanyDays,
  ) {}

  /**
   * Queues a run. Throws SANDBOX_REFUSED in production or where it is off, NOT_FOUND for a foreign source, and
   * VALIDATION_FAILED with every claim that the source does not hold.
   */
  async run(asked: RunSandboxPayerDto): Promise<Job> {
    if (!this.settings.hasSandboxPayer) throw new DomainError('SANDBOX_REFUSED');
    const source = sourceOf(asked);
    const { blobId, sha256 } = await this.contentOf(source);
    const verdicts = await this.verdicts(source, asked);
    const rules = rulesOf(asked, { sha256, today: await this.days.today() });
    return this.jobs.enqueue({ kind: SANDBOX_RUN, params: { blobId, rules, verdicts } });
  }

  private contentOf({ batchId, x12FileId }: SandboxSource): Promise<{ blobId: string; sha256: string }> {
    return batchId === null ? this.files.get(x12FileId!) : this.batches.get(batchId);
  }

  private async verdicts(
    source: SandboxSource,
    { claims = [] }: RunSandboxPayerDto,
  ): Promise<Record<string, unknown>[]> {
    if (claims.length === 0) return [];
    const numbers = claims.map(({ patientControlNumber }) => patientControlNumber);
    const found = await this.claims.named(source, numbers);
    const idsOf = (number: string): string[] =>
      found.filter((each) => keyOf(each.patientControlNumber) === keyOf(number)).map(({ id }) => id);
    const problems: Problem[] = [];
    const verdicts = claims.flatMap((claim, at) => {
      const ids = idsOf(claim.patientControlNumber);
      if (ids.length === 0) problems.push(notThere(at));
      return ids.map((claimId) => ({ claimId, ...verdictOf(claim) }));
    });
    if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
    return verdicts;
  }
}

function sourceOf({
  batchId = null,
  x12FileId = null,
}: {
  batchId?: string | null;
  x12FileId?: string | null;
}): SandboxSource {
  if ((batchId === null) === (x12FileId === null)) throw new DomainError('VALIDATION_FAILED', [ONE_SOURCE]);
  return { batchId, x12FileId };
}

function notThere(at: number): Problem {
  const message = 'the file holds no claim with this patient control number';
  return { code: 'CLAIM_NOT_IN_FILE', message, pointer: `/claims/${at}/patientControlNumber` };
}

function keyOf(number: string): string {
  return number.trim().toUpperCase();
}
