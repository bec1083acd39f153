import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { AuditEventsRepository } from '../../../shared/audit/audit-events.repository.js';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { Clock } from '../../../shared/time/clock.js';
import { ClaimLifecycle } from '../claims/claim-lifecycle.service.js';
import { BatchClaimsRepository } from './batch-claims.repository.js';
import { BatchOutboxRepository } from './batch-outbox.repository.js';
import { BatchesRepository } from './batches.repository.js';
import { BatchesService } from './batches.service.js';

const entry = { id: 'e1', state: 'queued', sentAt: null as string | null };
const batch = { id: 'b1', status: 'queued', blobId: 'x', sha256: 'abc', bytes: 3, fileName: 'batch-1-837P.x12' };

describe('BatchesService', () => {
  const outbox = { of: async () => entry, updateIf: jest.fn() };
  const batches = { get: async () => ({ ...batch }), updateIf: jest.fn(), claimsOf: async () => [{ claimId: 'c1' }] };
  const lifecycle = { moveAll: jest.fn() };
  const auditEvents = { note: jest.fn() };
  const open = jest.fn();
  let service: BatchesService;

  beforeEach(async () => {
    jest.clearAllMocks();
    Object.assign(entry, { state: 'queued', sentAt: null });
    const module = await Test.createTestingModule({
      providers: [
        BatchesService,
        { provide: BatchesRepository, useValue: batches },
        { provide: BatchClaimsRepository, useValue: { list: async () => ({ items: [], nextCursor: null }) } },
        { provide: BatchOutboxRepository, useValue: outbox },
        { provide: ClaimLifecycle, useValue: lifecycle },
        { provide: BlobStore, useValue: { open } },
        { provide: AuditEventsRepository, useValue: auditEvents },
        { provide: UnitOfWork, useValue: { run: <T>(work: () => T) => work(), note: jest.fn() } },
        { provide: Clock, useValue: { now: () => '2026-11-26T08:00:00.000Z' } },
      ],
    }).compile();
    service = module.get(BatchesService);
  });

  it('says in the audit trail that a file leaves, before it does', async () => {
    auditEvents.note.mockImplementationOnce(() => expect(open).not.toHaveBeenCalled());
    await service.export('b1');
    const shown = {
      outcome: 'shown',
      entity: 'claim_batches',
      entityId: 'b1',
      details: { ids: ['b1'], sha256: 'abc', bytes: 3 },
    };
    expect(auditEvents.note).toHaveBeenCalledWith(shown);
    expect(open).toHaveBeenCalledWith('x');
  });

  it.each([
    ['queued', false],
    ['withdrawn', false],
    ['sent', true],
    ['acked', true],
  ])('sends a %s file again: %s', async (state, isAllowed) => {
    entry.state = state;
    const again = service.resend('b1', 'Lost');
    if (isAllowed) expect((await again).id).toBe('b1');
    else await expect(again).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    expect(outbox.updateIf).toHaveBeenCalledTimes(isAllowed ? 1 : 0);
  });

  it.each([
    ['queued', null, true],
    ['queued', '2026-11-26T07:00:00.000Z', false],
    ['sent', '2026-11-26T07:00:00.000Z', false],
    ['withdrawn', null, false],
  ])('takes back a %s batch last sent at %s: %s', async (state, sentAt, isAllowed) => {
    Object.assign(entry, { state, sentAt });
    const withdrawn = service.withdraw('b1', 'Wrong day');
    if (isAllowed) await withdrawn;
    else await expect(withdrawn).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    const move = { claimId: 'c1', to: 'validated', kind: 'withdrawn', reason: 'Wrong day' };
    if (isAllowed) expect(lifecycle.moveAll).toHaveBeenCalledWith([expect.objectContaining(move)]);
    else expect(lifecycle.moveAll).not.toHaveBeenCalled();
  });
});
