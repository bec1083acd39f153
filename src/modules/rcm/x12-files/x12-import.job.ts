import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { JobHandlers } from '../../../shared/jobs/job-handlers.js';
import type { JobHandler, JobResult, JobRun } from '../../../shared/jobs/job-handler.js';
import { JobStopped } from '../../../shared/jobs/live-job-run.js';
import { AcknowledgementSetImporter } from '../acknowledgements/acknowledgement-set.importer.js';
import { ClaimSetImporter } from '../claims-import/claim-set.importer.js';
import { RemittanceSetImporter } from '../posting/remittance-set.importer.js';
import type { X12Event } from '../x12/x12-events.reader.js';
import { readX12 } from '../x12/x12.reader.js';
import { summarize, type FileSummary } from './file-summary.reader.js';
import { failureName, isTransient } from './import-failure.rules.js';
import { ReadAhead } from './read-ahead.js';
import { ReadOnlySetImporter } from './read-only-set.importer.js';
import type { SetImporter, SetOutcome, SetSummary } from './set-importer.js';
import type { X12File } from './x12-file.entity.js';
import { X12FilesRepository } from './x12-files.repository.js';
import { X12SetsRepository } from './x12-sets.repository.js';

export const X12_IMPORT = 'x12-import';
/** So many claims or claim payments are read while those before them are stored. */
const EVENTS_AHEAD = 1000;

/**
 * Imports a stored interchange file in two passes: the first judges every set whole (counts, balance, hash), the second
 * imports them one after the other. A set that is done has its row and is passed over when the job runs again.
 */
@Injectable()
export class X12ImportJob implements JobHandler, OnModuleInit {
  readonly kind = X12_IMPORT;
  private readonly logger = new Logger('X12Import');

  constructor(
    private readonly blobs: BlobStore,
    private readonly files: X12FilesRepository,
    private readonly sets: X12SetsRepository,
    private readonly units: UnitOfWork,
    private readonly claims: ClaimSetImporter,
    private readonly remittances: RemittanceSetImporter,
    private readonly acknowledgements: AcknowledgementSetImporter,
    private readonly others: ReadOnlySetImporter,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register(this);
  }

  async run(job: JobRun): Promise<JobResult> {
    const file = await this.files.move(job.params.x12FileId as string, 'importing');
    try {
      const summary = await summarize(readX12(this.blobs.open(file.blobId)));
      const answered = await this.acknowledgements.importInterchanges(file, summary.acknowledgements);
      const counts = { ...answered, ...(await this.importSets(file, summary, job)), ...unread(summary) };
      const { status } = await this.finish(file, summary);
      return { findings: { file: status, ...counts }, resultPath: `/api/v1/rcm/x12-files/${file.id}` };
    } catch (error) {
      // Of the attempt, not for good: a later one moves it on again.
      if (!(error instanceof JobStopped)) await this.files.move(file.id, 'failed').catch(() => undefined);
      throw error;
    }
  }

  private async importSets(file: X12File, summary: FileSummary, job: JobRun): Promise<Record<string, number>> {
    if (summary.sets.length === 0) return { sets: 0 };
    const isDone = new Set((await this.sets.setsOf(file.id)).map(({ ordinal }) => ordinal));
    const counts: Record<string, number> = { sets: summary.sets.length };
    const advance = progressOf(job, summary);
    // The first pass has told the hashes.
    const read = readX12(this.blobs.open(file.blobId), { hash: false })[Symbol.asyncIterator]();
    const events = new ReadAhead(read, EVENTS_AHEAD);
    const sets = summary.sets.values();
    try {
      for (let next = await events.next(); !next.done; next = await events.next()) {
        if (next.value.kind !== 'set-start') continue;
        job.stopIfAsked();
        const set = sets.next().value!;
        const within = new EventsOfSet(events);
        if (isDone.has(set.transactionSet.index)) await advance(set.claimCount);
        else tally(counts, await this.importSet(file, set, within, advance));
        for await (const _rest of within); // to the end of the set, whatever the importer has read
      }
    } finally {
      events.stop();
    }
    return counts;
  }

  /** A set that cannot be imported is noted as failed and does not block the others; trouble that passes is thrown. */
  private async importSet(
    file: X12File,
    set: SetSummary,
    within: EventsOfSet,
    advance: (claims: number) => Promise<void>,
  ): Promise<SetOutcome> {
    try {
      return await this.importerFor(set).importSet(file, set, within, advance);
    } catch (error) {
      if (error instanceof JobStopped || within.hasFailed || isTransient(error)) throw error;
      this.log(file, set, error);
      const message = `the set cannot be imported (${failureName(error)})`;
      const failure = { code: 'SET_NOT_IMPORTED', severity: 'error', segment: null, message } as const;
      const failed = { ...set, findings: [...set.findings, failure] };
      await this.units.run(() => this.sets.record(file, failed, { status: 'failed' }));
      return { status: 'failed', counts: { claims: set.claimCount } };
    }
  }

  // No message: that of a database error may quote values.
  private log(file: X12File, { transactionSet }: SetSummary, error: unknown): void {
    const at = ((error as Error).stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
    const what = { x12FileId: file.id, set: transactionSet.index, error: failureName(error) };
    this.logger.error({ ...what, at: at.slice(0, 12) });
  }

  private importerFor({ transactionSet, remittance }: SetSummary): SetImporter {
    if (transactionSet.set === '835' && remittance !== null) return this.remittances;
    if (transactionSet.set === '999' || transactionSet.set === '277CA') return this.acknowledgements;
    return transactionSet.set === '837P' || transactionSet.set === '837I' ? this.claims : this.others;
  }

  private finish(file: X12File, summary: FileSummary): Promise<X12File> {
    const hasContent = summary.sets.length > 0 || summary.acknowledgements.length > 0;
    return this.units.run(async () => {
      await this.sets.replaceFileFindings(summary.findings, file.id);
      this.units.note({ entity: 'x12_files', entityId: file.id, facts: { findings: summary.findings.length } });
      return this.files.move(file.id, hasContent ? 'imported' : 'refused');
    });
  }
}

/** What of the file nothing could be made of, beside its sets: how many findings say so. */
function unread({ findings }: FileSummary): { errorsOutsideSets?: number } {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return errors === 0 ? {} : { errorsOutsideSets: errors };
}

/** The events up to the end of the set that has begun; may be read on after a reader has stopped early. */
class EventsOfSet implements AsyncIterable<X12Event> {
  /** Whether the file itself could not be read on: that is no fault of the set. */
  hasFailed = false;
  private isAtEnd = false;

  constructor(private readonly events: AsyncIterator<X12Event>) {}

  [Symbol.asyncIterator](): AsyncIterator<X12Event> {
    return { next: () => this.next() };
  }

  private async next(): Promise<IteratorResult<X12Event>> {
    if (this.isAtEnd) return { done: true, value: undefined };
    this.hasFailed = true;
    const result = await this.events.next();
    this.hasFailed = false;
    this.isAtEnd = result.done === true || result.value.kind === 'set-end';
    return this.isAtEnd ? { done: true, value: undefined } : result;
  }
}

/** Tells the job how many claims are done, and lets it end there when it was asked to. */
function progressOf(job: JobRun, { sets }: FileSummary): (claims: number) => Promise<void> {
  const total = sets.reduce((sum, { claimCount }) => sum + claimCount, 0);
  let done = 0;
  return async (claims) => {
    done += claims;
    await job.progress(done, total);
    job.stopIfAsked();
  };
}

function tally(counts: Record<string, number>, outcome: SetOutcome): void {
  const sets = `${outcome.status}Sets`;
  counts[sets] = (counts[sets] ?? 0) + 1;
  for (const [name, count] of Object.entries(outcome.counts)) counts[name] = (counts[name] ?? 0) + count;
}
