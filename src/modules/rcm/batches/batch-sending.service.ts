import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { Clock } from '../../../shared/time/clock.js';
import { SupersedingService } from '../claim-versions/superseding.service.js';
import { ClaimLifecycle, type ClaimMove } from '../claims/claim-lifecycle.service.js';
import { SecondaryTransfersService } from '../secondary-claims/secondary-transfers.service.js';
import { BatchOutboxRepository, type WaitingFile } from './batch-outbox.repository.js';
import { ChargePostingsService } from './charge-postings.service.js';
import { BatchesRepository } from './batches.repository.js';
import type { ClaimBatch } from './claim-batch.entity.js';

/**
 * The file of a batch goes out: what a transport and somebody at a portal have in common. A claim is submitted when
 * its file is sent, not before.
 */
@Injectable()
export class BatchSendingService {
  constructor(
    private readonly batches: BatchesRepository,
    private readonly outbox: BatchOutboxRepository,
    private readonly lifecycle: ClaimLifecycle,
    private readonly charges: ChargePostingsService,
    private readonly superseding: SupersedingService,
    private readonly transfers: SecondaryTransfersService,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The next file that a transport may send, locked until the open unit of work ends. */
  nextToSend(): Promise<WaitingFile | undefined> {
    return this.outbox.nextToSend();
  }

  /**
   * The file was taken by the partner: the outbox entry and the batch are sent, its queued claims submitted. Sending
   * what is sent already changes nothing but the entry. Throws STATE_FORBIDS for a withdrawn batch.
   */
  markSent(batchId: string, sentBy: string): Promise<ClaimBatch> {
    return this.units.run(async () => {
      const entry = await this.entryOf(batchId);
      if (entry.state === 'withdrawn') throw new DomainError('STATE_FORBIDS', [], 'the batch is withdrawn');
      const sentAt = this.clock.now();
      const state = entry.state === 'acked' ? 'acked' : 'sent';
      const sent = {
        state,
        sentAt,
        sentBy,
        attempts: entry.attempts + 1,
        lastError: null,
        nextAttemptAt: null,
      } as const;
      await this.outbox.updateIf(entry.id, { state: entry.state }, sent);
      const batch = await this.batches.updateIf(batchId, {}, {});
      if (batch.status !== 'queued') return batch;
      await this.submitClaims(batch, sentAt);
      return this.batches.updateIf(batchId, { status: 'queued' }, { status: 'sent', sentAt });
    });
  }

  /** An attempt failed: it is counted, and the next one waits until `nextAttemptAt`. */
  markFailed(batchId: string, error: string, nextAttemptAt: string | null): Promise<void> {
    return this.units.run(async () => {
      const entry = await this.entryOf(batchId);
      if (entry.state !== 'queued') return;
      const lastError = error.slice(0, 1000);
      await this.outbox.updateIf(entry.id, {}, { attempts: entry.attempts + 1, lastError, nextAttemptAt });
    });
  }

  private async submitClaims(batch: ClaimBatch, occurredAt: string): Promise<void> {
    const claims = await this.batches.claimsOf(batch.id);
    const moves = claims.map(({ claimId }): ClaimMove => {
      return { claimId, to: 'submitted', kind: 'submitted', occurredAt, sourceId: batch.id };
    });
    const superseded = await this.superseding.movesFor(batch.id, occurredAt);
    const { made } = await this.lifecycle.moveAll([...moves, ...superseded]);
    await this.charges.post(batch.id);
    await this.transfers.post(batch.id);
    await this.superseding.takeBackCharges(superseded.flatMap(({ claimId, to }) => (to === 'voided' ? [claimId] : [])));
    this.units.note({
      action: 'sendBatch',
      entity: 'claim_batches',
      entityId: batch.id,
      facts: { submitted: made.filter(({ to }) => to === 'submitted').length },
    });
  }

  private async entryOf(batchId: string) {
    await this.batches.get(batchId);
    const entry = await this.outbox.of(batchId);
    if (entry === null) throw new DomainError('STATE_FORBIDS', [], 'the batch has no file to send');
    return entry;
  }
}
