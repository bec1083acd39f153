import { Injectable } from '@nestjs/common';
import { AuditEventsRepository } from '../../../shared/audit/audit-events.repository.js';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import type { StagedBlob } from '../../../shared/blobs/staged-blob.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import type { Job } from '../../../shared/jobs/job.entity.js';
import { JobsRepository } from '../../../shared/jobs/jobs.repository.js';
import { JobsService } from '../../../shared/jobs/jobs.service.js';
import type {
  FindingPage,
  ListX12FindingsQuery,
  ListX12SetsQuery,
  X12FileDetails,
  X12SetPage,
} from './x12-file.dto.js';
import { DISPOSITIONS, type X12File } from './x12-file.entity.js';
import { FindingsRepository } from './findings.repository.js';
import { X12FilesRepository } from './x12-files.repository.js';
import { X12SetsRepository } from './x12-sets.repository.js';
import { X12_IMPORT } from './x12-import.job.js';

/** A file that has arrived whole, sealed but not stored. */
export interface ArrivedFile {
  content: StagedBlob;
  fileName: string | null;
  /** One of DISPOSITIONS as the sender wrote it; `submitted` when he wrote nothing. */
  disposition: string | undefined;
}

/** A stored file; `isNew` is false where the same bytes were there already. */
export interface KeptFile {
  file: X12File;
  isNew: boolean;
}

/** So many sets and findings come with their file. */
const FIRST = { limit: 100 };

const UNKNOWN_DISPOSITION = {
  code: 'IS_IN',
  message: `disposition must be one of ${DISPOSITIONS.join(', ')}`,
  parameter: 'disposition',
};

@Injectable()
export class X12FilesService {
  constructor(
    private readonly files: X12FilesRepository,
    private readonly sets: X12SetsRepository,
    private readonly findings: FindingsRepository,
    private readonly blobs: BlobStore,
    private readonly jobs: JobsService,
    private readonly jobRows: JobsRepository,
    private readonly units: UnitOfWork,
    private readonly auditEvents: AuditEventsRepository,
  ) {}

  /** Stores the file and queues its import. The same bytes again: the first upload's job, and nothing changes. */
  async receive(arrived: ArrivedFile): Promise<Job> {
    const disposition = DISPOSITIONS.find((word) => word === (arrived.disposition || 'submitted'));
    if (disposition === undefined) throw new DomainError('VALIDATION_FAILED', [UNKNOWN_DISPOSITION]);
    return (await this.jobOf(arrived.content.sha256)) ?? (await this.store(arrived, disposition));
  }

  /** Keeps a file that the sandbox payer wrote, marked as such; the job that asked for it imports it. */
  async keepSandboxFile(arrived: Omit<ArrivedFile, 'disposition'>, jobId: string): Promise<KeptFile> {
    const known = await this.files.bySha256(arrived.content.sha256);
    if (known !== null) return { file: known, isNew: false };
    const marks = { disposition: 'submitted', isSandbox: true, jobId } as const;
    return { file: await this.units.run(() => this.keep(arrived, marks)), isNew: true };
  }

  /** A file with its first sets and findings. Throws NOT_FOUND, as the next two do. */
  async details(id: string): Promise<X12FileDetails> {
    const file = await this.files.get(id);
    const [sets, findings, setCounts, findingCounts] = await Promise.all([
      this.sets.list(id, FIRST),
      this.findings.ofFile(id, FIRST),
      this.sets.countsOf(id),
      this.findings.countsOf(id),
    ]);
    return Object.assign(file, { setCounts, findingCounts, sets: sets.items, findings: findings.items });
  }

  async setsOf(id: string, query: ListX12SetsQuery): Promise<X12SetPage> {
    await this.files.get(id);
    return this.sets.list(id, query);
  }

  async findingsOf(id: string, query: ListX12FindingsQuery): Promise<FindingPage> {
    await this.files.get(id);
    return this.findings.ofFile(id, query);
  }

  /** The bytes as they came. That they leave is in the audit trail before the first does. */
  async export(id: string): Promise<AsyncIterable<Buffer>> {
    const { blobId, sha256, bytes } = await this.files.get(id);
    const details = { ids: [id], sha256, bytes };
    await this.auditEvents.note({ outcome: 'shown', entity: 'x12_files', entityId: id, details });
    return this.blobs.open(blobId);
  }

  /** Queues the import of a file again, after its job has failed or was cancelled. */
  importAgain(id: string): Promise<Job> {
    return this.units.run(async () => {
      const file = await this.files.get(id);
      const job = await this.jobRows.get(file.jobId!);
      if (job.status !== 'failed' && job.status !== 'cancelled') throw new DomainError('STATE_FORBIDS');
      return this.queue(file);
    });
  }

  private async store(arrived: ArrivedFile, disposition: X12File['disposition']): Promise<Job> {
    const marks = { disposition, isSandbox: false, jobId: null };
    try {
      return await this.units.run(async () => this.queue(await this.keep(arrived, marks)));
    } catch (error) {
      // Another upload of the same bytes was quicker: its job is ours too.
      const job = await this.jobOf(arrived.content.sha256);
      if (job === undefined) throw error;
      return job;
    }
  }

  private async keep(
    { content, fileName }: Omit<ArrivedFile, 'disposition'>,
    marks: Pick<X12File, 'disposition' | 'isSandbox' | 'jobId'>,
  ): Promise<X12File> {
    const blob = await this.blobs.keep(content, { mediaType: 'application/edi-x12', fileName });
    const { sha256, bytes } = blob;
    return this.files.insert({ sha256, bytes, fileName, ...marks, blobId: blob.id, status: 'received' });
  }

  private async queue(file: X12File): Promise<Job> {
    const job = await this.jobs.enqueue({ kind: X12_IMPORT, params: { x12FileId: file.id } });
    // Of two at once one queues, the other is refused.
    await this.files.updateIf(file.id, { jobId: file.jobId }, { jobId: job.id });
    return job;
  }

  private async jobOf(sha256: string): Promise<Job | undefined> {
    const file = await this.files.bySha256(sha256);
    return file === null ? undefined : this.jobRows.get(file.jobId!);
  }
}
