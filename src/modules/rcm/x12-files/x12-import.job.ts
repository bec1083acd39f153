import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { JobHandlers } from '../../../shared/jobs/job-handlers.js';
import type { JobHandler, JobResult, JobRun } from '../../../shared/jobs/job-handler.js';
import { ClaimSetImporter } from '../claims-import/claim-set.importer.js';
import { RemittanceSetImporter } from '../posting/remittance-set.importer.js';
import type { X12Event } from '../x12/x12-events.reader.js';
import { readX12 } from '../x12/x12.reader.js';
import { summarize, type FileSummary } from './file-summary.reader.js';
import { ReadOnlySetImporter } from './read-only-set.importer.js';
import type { SetImporter, SetSummary } from './set-importer.js';
import type { X12File } from './x12-file.entity.js';
import { X12FilesRepository } from './x12-files.repository.js';
import { X12SetsRepository } from './x12-sets.repository.js';

export const X12_IMPORT = 'x12-import';

/**
 * Imports a stored interchange file in two passes: the first judges every set whole (counts, balance, hash), the second
 * imports them one after the other. A set that is done has its row and is passed over when the job runs again.
 */
@Injectable()
export class X12ImportJob implements JobHandler, OnModuleInit {
  readonly kind = X12_IMPORT;

  constructor(
    private readonly blobs: BlobStore,
    private readonly files: X12FilesRepository,
    private readonly sets: X12SetsRepository,
    private readonly units: UnitOfWork,
    private readonly claims: ClaimSetImporter,
    private readonly remittances: RemittanceSetImporter,
    private readonly others: ReadOnlySetImporter,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register(this);
  }

  async run(job: JobRun): Promise<JobResult> {
    const file = await this.files.move(job.params.x12FileId as string, 'importing');
    const summary = await summarize(readX12(this.blobs.open(file.blobId)));
    const counts = await this.importSets(file, summary, job);
    await this.finish(file, summary);
    return { findings: counts, resultPath: `/api/v1/rcm/x12-files/${file.id}` };
  }

  private async importSets(file: X12File, summary: FileSummary, job: JobRun): Promise<Record<string, number>> {
    const isDone = new Set((await this.sets.setsOf(file.id)).map(({ ordinal }) => ordinal));
    const total = summary.sets.reduce((sum, { claimCount }) => sum + claimCount, 0);
    const counts: Record<string, number> = { sets: summary.sets.length };
    const byIndex = new Map(summary.sets.map((set) => [set.transactionSet.index, set]));
    let done = 0;
    const advance = async (claims: number): Promise<void> => {
      done += claims;
      await job.progress(done, total);
      job.stopIfAsked();
    };
    const events = readX12(this.blobs.open(file.blobId))[Symbol.asyncIterator]();
    for (let next = await events.next(); !next.done; next = await events.next()) {
      if (next.value.kind !== 'set-start') continue;
      const set = byIndex.get(next.value.transactionSet.index)!;
      const within = eventsOfSet(events);
      if (!isDone.has(set.transactionSet.index)) {
        const outcome = await this.importerFor(set).importSet(file, set, within, advance);
        tally(counts, outcome);
      }
      for await (const _rest of within); // to the end of the set, whatever the importer has read
    }
    return counts;
  }

  private importerFor({ transactionSet, remittance }: SetSummary): SetImporter {
    if (transactionSet.set === '835' && remittance !== null) return this.remittances;
    return transactionSet.set === '837P' || transactionSet.set === '837I' ? this.claims : this.others;
  }

  private finish(file: X12File, summary: FileSummary): Promise<void> {
    const hasContent = summary.sets.length > 0 || summary.acknowledgementCount > 0;
    return this.units.run(async () => {
      await this.sets.addFindings(summary.findings, file.id, null);
      await this.files.move(file.id, hasContent ? 'imported' : 'refused');
    });
  }
}

/** The events up to the end of the set that has begun; may be read on after a reader has stopped early. */
function eventsOfSet(events: AsyncIterator<X12Event>): AsyncIterable<X12Event> {
  let isAtEnd = false;
  const next = async (): Promise<IteratorResult<X12Event>> => {
    if (isAtEnd) return { done: true, value: undefined };
    const result = await events.next();
    isAtEnd = result.done === true || result.value.kind === 'set-end';
    return isAtEnd ? { done: true, value: undefined } : result;
  };
  return { [Symbol.asyncIterator]: () => ({ next }) };
}

function tally(counts: Record<string, number>, outcome: { status: string; counts: Record<string, number> }): void {
  const sets = `${outcome.status}Sets`;
  counts[sets] = (counts[sets] ?? 0) + 1;
  for (const [name, count] of Object.entries(outcome.counts)) counts[name] = (counts[name] ?? 0) + count;
}
