import { Injectable } from '@nestjs/common';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import type { JobRun } from '../../../shared/jobs/job-handler.js';
import { Clock } from '../../../shared/time/clock.js';
import { BatchOutboxRepository, type WaitingFile } from '../batches/batch-outbox.repository.js';
import { BatchSendingService } from '../batches/batch-sending.service.js';
import { BatchesRepository } from '../batches/batches.repository.js';
import type { TransportSession } from './transport.port.js';
import { TransportFilesRepository } from './transport-files.repository.js';
import type { Transport } from './transport.entity.js';
import { retryDelaySeconds } from './transport.rules.js';

/** So long nobody else takes a file that is on its way; sending it twice at once would do no harm. */
const CLAIM_SECONDS = 60;

/**
 * Sends what waits in the outbox. A file is sent outside of any transaction, then marked in one with its claims: a
 * process that dies in between sends the same bytes under the same name again.
 */
@Injectable()
export class OutboundFiles {
  constructor(
    private readonly outbox: BatchOutboxRepository,
    private readonly batches: BatchesRepository,
    private readonly sending: BatchSendingService,
    private readonly files: TransportFilesRepository,
    private readonly blobs: BlobStore,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Sends all that wait for the partner; answers how many. */
  async sendAll(transport: Transport, session: TransportSession, job: JobRun): Promise<number> {
    let sent = 0;
    for (let file = await this.interrupted(job); ; file = undefined) {
      job.stopIfAsked();
      file ??= await this.claim(transport, job);
      if (file === undefined) return sent;
      await this.send(transport, session, file);
      sent += 1;
    }
  }

  /** What an attempt that was cut off had in its hands, if nobody has sent it since. */
  private async interrupted({ state }: JobRun): Promise<WaitingFile | undefined> {
    const file = state?.sending as WaitingFile | undefined;
    if (file === undefined) return undefined;
    const entry = await this.outbox.of(file.batchId);
    return entry?.state === 'queued' ? file : undefined;
  }

  private claim({ tradingPartnerId }: Transport, job: JobRun): Promise<WaitingFile | undefined> {
    return this.units.run(async () => {
      const file = await this.outbox.nextToSend(tradingPartnerId);
      if (file === undefined) return undefined;
      await this.outbox.updateIf(file.entryId, {}, { nextAttemptAt: this.after(CLAIM_SECONDS) });
      await job.checkpoint({ sending: file });
      return file;
    });
  }

  private async send(transport: Transport, session: TransportSession, file: WaitingFile): Promise<void> {
    const { batchId, fileName, blobId, entryId, attempts } = file;
    try {
      await session.send(fileName, this.blobs.open(blobId), entryId);
    } catch (error) {
      const code = error instanceof DomainError ? error.message : 'the file could not be written';
      await this.sending.markFailed(batchId, code, this.after(retryDelaySeconds(attempts + 1)));
      throw error;
    }
    await this.units.run(async () => {
      const { sha256, bytes } = await this.sending.markSent(batchId, transport.kind);
      const { claimType } = await this.batches.get(batchId);
      const contents = [claimType === 'professional' ? '837P' : '837I'];
      const facts = { direction: 'outbound', fileName, sha256, bytes, contents, batchId } as const;
      await this.files.note(transport, { ...facts, x12FileId: null, refusal: null });
    });
  }

  private after(seconds: number): string {
    return new Date(Date.parse(this.clock.now()) + seconds * 1000).toISOString();
  }
}
