import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { AuditEventsRepository } from './audit-events.repository.js';
import { AuditPageService } from './audit-page.service.js';
import type { AuditPageQuery } from './audit-page.dto.js';
import { AuditTrailService } from './audit-trail.service.js';

describe('AuditPageService', () => {
  const row = { occurredAt: '2026-11-26T08:00:00.000Z', action: 'readPayer', outcome: 'shown', actorId: null };
  const items = ['e1', 'e2'].map((id) => ({
    ...row,
    id,
    actorKind: 'job',
    entity: 'payers',
    entityId: id,
    reason: null,
  }));
  const verified = { isIntact: false, count: 2, verifiedTo: 1, unchainedTail: 0, hash: 'h', head: { state: 'none' } };
  const trail = {
    list: jest.fn(async (_query: object) => ({ items, nextCursor: 'older' })),
    verify: async () => ({ ...verified, firstBreak: null }),
  };
  const note = jest.fn();
  let service: AuditPageService;
  beforeEach(async () => {
    jest.clearAllMocks();
    const module = await Test.createTestingModule({
      providers: [
        AuditPageService,
        { provide: AuditTrailService, useValue: trail },
        { provide: AuditEventsRepository, useValue: { note } },
      ],
    }).compile();
    service = module.get(AuditPageService);
  });

  it.each<[string, AuditPageQuery, object]>([
    ['nothing', {}, {}],
    ['a first day: from its first instant', { fromDay: '2026-11-01' }, { from: '2026-11-01T00:00:00.000Z' }],
    ['a last day: to its last instant', { toDay: '2026-11-26' }, { to: '2026-11-26T23:59:59.999Z' }],
    ['filters, a cursor', { entity: 'payers', cursor: 'x' }, { entity: 'payers', cursor: 'x' }],
    ['fields that were left empty', { actorId: undefined, action: 'readPayer' }, { action: 'readPayer' }],
  ])('asked for %s', async (_what, query, request) => {
    await service.trailPage(query);
    expect(trail.list.mock.calls).toEqual([[{ ...request, limit: 100 }]]);
    expect(Object.values(trail.list.mock.calls[0]![0])).not.toContain(undefined);
  });

  it('notes which events it shows, and only when it has them', async () => {
    const page = await service.trailPage({ toDay: '2026-11-26', entity: undefined });
    expect(note).toHaveBeenCalledWith({ outcome: 'shown', entity: 'audit_events', details: { ids: ['e1', 'e2'] } });
    // The link to older events asks for the same days, and for nothing that nobody asked for.
    expect(page).toMatch(/\?toDay=2026-11-26&(amp;)?cursor=older"/);
    trail.list.mockRejectedValueOnce(new Error('CURSOR_INVALID'));
    await expect(service.trailPage({ cursor: 'y' })).rejects.toThrow('CURSOR_INVALID');
    expect(note).toHaveBeenCalledTimes(1);
  });

  it('shows what walking the chain has found as it is', async () => {
    expect(await service.verificationPage()).toContain('The audit trail is not what was written');
  });
});
