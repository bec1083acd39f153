import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { Clock } from '../../../shared/time/clock.js';
import { SupersedingService } from '../claim-versions/superseding.service.js';
import { ClaimLifecycle } from '../claims/claim-lifecycle.service.js';
import { SecondaryTransfersService } from '../secondary-claims/secondary-transfers.service.js';
import { BatchOutboxRepository } from './batch-outbox.repository.js';
import { BatchSendingService } from './batch-sending.service.js';
import { BatchesRepository } from './batches.repository.js';
import { ChargePostingsService } from './charge-postings.service.js';

const NOW = '2026-11-26T08:00:00.000Z';
const entry = { id: 'e1', batchId: 'b1', state: 'queued', attempts: 2 };
const batch = { id: 'b1', status: 'queued' };

describe('BatchSendingService', () => {
  const outbox = { of: jest.fn(async () => entry), updateIf: jest.fn(), nextToSend: async () => undefined };
  const batches = {
    get: async () => batch,
    updateIf: jest.fn(async (_id: string, _expected: object, facts: object) => Object.assign(batch, facts)),
    claimsOf: async () => [{ claimId: 'c1' }, { claimId: 'c2' }],
  };
  const lifecycle = { moveAll: jest.fn(async (moves: unknown[]) => ({ made: moves, refused: [] })) };
  const charges = { post: jest.fn() };
  const transfers = { post: jest.fn() };
  const superseding = {
    movesFor: async () => [{ claimId: 'c0', to: 'voided', kind: 'voided', occurredAt: NOW, sourceId: 'c2' }],
    takeBackCharges: jest.fn(),
  };
  let service: BatchSendingService;

  beforeEach(async () => {
    jest.clearAllMocks();
    Object.assign(entry, { state: 'queued' });
    Object.assign(batch, { status: 'queued' });
    const module = await Test.createTestingModule({
      providers: [
        BatchSendingService,
        { provide: BatchesRepository, useValue: batches },
        { provide: BatchOutboxRepository, useValue: outbox },
        { provide: ClaimLifecycle, useValue: lifecycle },
        { provide: ChargePostingsService, useValue: charges },
        { provide: SupersedingService, useValue: superseding },
        { provide: SecondaryTransfersService, useValue: transfers },
        { provide: UnitOfWork, useValue: { run: <T>(work: () => T) => work(), note: jest.fn() } },
        { provide: Clock, useValue: { now: () => NOW } },
      ],
    }).compile();
    service = module.get(BatchSendingService);
  });

  it('submits the claims of a sent batch, once, and posts their charges', async () => {
    expect(await service.markSent('b1', 'folder')).toMatchObject({ status: 'sent', sentAt: NOW });
    const sent = expect.objectContaining({ state: 'sent', sentBy: 'folder', attempts: 3, lastError: null });
    expect(outbox.updateIf).toHaveBeenCalledWith('e1', { state: 'queued' }, sent);
    expect(lifecycle.moveAll.mock.calls[0]![0]).toMatchObject([
      { claimId: 'c1', to: 'submitted', sourceId: 'b1' },
      { claimId: 'c2', to: 'submitted', sourceId: 'b1' },
      { claimId: 'c0', to: 'voided', sourceId: 'c2' },
    ]);
    expect(superseding.takeBackCharges).toHaveBeenCalledWith(['c0']);
    await service.markSent('b1', 'folder');
    const once = [lifecycle.moveAll, charges.post, transfers.post];
    expect(once.map(({ mock }) => mock.calls.length)).toEqual([1, 1, 1]);
  });

  it('keeps an acknowledged entry acknowledged', async () => {
    entry.state = 'acked';
    await service.markSent('b1', 'manual');
    expect(outbox.updateIf).toHaveBeenCalledWith('e1', { state: 'acked' }, expect.objectContaining({ state: 'acked' }));
  });

  it('refuses a withdrawn batch', async () => {
    entry.state = 'withdrawn';
    await expect(service.markSent('b1', 'manual')).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    expect(batches.updateIf).not.toHaveBeenCalled();
  });

  it('counts an attempt that failed, and lets the file wait', async () => {
    await service.markFailed('b1', 'x'.repeat(2000), '2026-11-26T08:05:00.000Z');
    const failed = { attempts: 3, lastError: 'x'.repeat(1000), nextAttemptAt: '2026-11-26T08:05:00.000Z' };
    expect(outbox.updateIf).toHaveBeenCalledWith('e1', {}, failed);
  });
});
