import { Injectable } from '@nestjs/common';
import { AuditEventsRepository } from '../../../shared/audit/audit-events.repository.js';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import type { Page } from '../../../shared/database/page.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { Clock } from '../../../shared/time/clock.js';
import { ClaimLifecycle } from '../claims/claim-lifecycle.service.js';
import type { BatchClaimRow, BatchDetail, ListBatchClaimsQuery } from './batch.dto.js';
import { BatchClaimsRepository } from './batch-claims.repository.js';
import { BatchOutboxRepository } from './batch-outbox.repository.js';
import { BatchesRepository } from './batches.repository.js';
import type { ClaimBatch } from './claim-batch.entity.js';

/** Reading batches, downloading their files, sending them again, taking them back. */
@Injectable()
export class BatchesService {
  constructor(
    private readonly batches: BatchesRepository,
    private readonly claims: BatchClaimsRepository,
    private readonly outbox: BatchOutboxRepository,
    private readonly lifecycle: ClaimLifecycle,
    private readonly blobs: BlobStore,
    private readonly auditEvents: AuditEventsRepository,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND, as the others do. */
  async details(id: string): Promise<BatchDetail> {
    const batch = await this.batches.get(id);
    const outbox = await this.outbox.of(id);
    return Object.assign(batch, { outbox: outbox! });
  }

  async claimsOf(id: string, query: ListBatchClaimsQuery): Promise<Page<BatchClaimRow>> {
    await this.batches.get(id);
    return this.claims.list(id, query);
  }

  /** The bytes of the file, always the same. That they leave is in the audit trail before the first does. */
  async export(id: string): Promise<{ fileName: string; content: AsyncIterable<Buffer> }> {
    const { blobId, sha256, bytes, fileName } = await this.batches.get(id);
    const details = { ids: [id], sha256, bytes };
    await this.auditEvents.note({ outcome: 'shown', entity: 'claim_batches', entityId: id, details });
    return { fileName, content: this.blobs.open(blobId) };
  }

  /** Puts a sent file into the outbox once more: the same bytes. Throws STATE_FORBIDS unless it was sent. */
  resend(id: string, reason: string): Promise<BatchDetail> {
    return this.units.run(async () => {
      const entry = await this.outbox.of((await this.batches.get(id)).id);
      if (entry?.state !== 'sent' && entry?.state !== 'acked')
        throw new DomainError('STATE_FORBIDS', [], 'only a file that was sent can be sent again');
      await this.outbox.updateIf(entry.id, { state: entry.state }, { state: 'queued', nextAttemptAt: null });
      this.units.note({ action: 'resendBatch', entity: 'claim_batches', entityId: id, reason });
      return this.details(id);
    });
  }

  /** Takes a batch back that has not gone out: its claims are validated again, its numbers are never used again. */
  withdraw(id: string, reason: string): Promise<ClaimBatch> {
    return this.units.run(async () => {
      const entry = await this.outbox.of((await this.batches.get(id)).id);
      const isWaiting = entry?.state === 'queued' && entry.sentAt === null;
      if (!isWaiting) throw new DomainError('STATE_FORBIDS', [], 'the file has gone out');
      await this.outbox.updateIf(entry.id, { state: 'queued', sentAt: null }, { state: 'withdrawn' });
      const batch = await this.batches.updateIf(id, { status: 'queued' }, { status: 'withdrawn' });
      const claims = await this.batches.claimsOf(id);
      const facts = { kind: 'withdrawn', occurredAt: this.clock.now(), sourceId: id, reason };
      await this.lifecycle.moveAll(claims.map(({ claimId }) => ({ claimId, to: 'validated' as const, ...facts })));
      this.units.note({ action: 'withdrawBatch', entity: 'claim_batches', entityId: id, reason });
      return batch;
    });
  }
}
