import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { tenantContext } from '../tenancy/tenant-context.js';
import { AuditEventsRepository } from './audit-events.repository.js';
import { AuditExportService } from './audit-export.service.js';
import type { ExportAuditEventsQuery } from './audit-page.dto.js';
import { AuditTrailRepository } from './audit-trail.repository.js';

const event = (id: string, reason: string | null = null) => ({
  ...{ id, occurredAt: '2026-11-26T08:00:00.000Z', actorId: 'u', actorKind: 'user', action: 'readPayer' },
  ...{ outcome: 'shown', entity: 'payers', entityId: 'y', requestId: 'r', reason, body: `{"id":"${id}"}` },
});

describe('AuditExportService', () => {
  let acts: string[];
  let pages: ReturnType<typeof event>[][];
  const note = jest.fn(async (_event: object) => void acts.push('noted'));
  const trail = {
    async *pages(filters: object) {
      acts.push(`read ${JSON.stringify(filters)} for ${tenantContext.companyId()}`);
      yield* pages;
    },
  };
  let service: AuditExportService;
  beforeEach(async () => {
    jest.clearAllMocks();
    [acts, pages] = [[], [[event('e1'), event('e2')], [event('e3', 'He said "no"')]]];
    const module = await Test.createTestingModule({
      providers: [
        AuditExportService,
        { provide: AuditTrailRepository, useValue: trail },
        { provide: AuditEventsRepository, useValue: { note } },
      ],
    }).compile();
    service = module.get(AuditExportService);
  });
  const exported = (query: ExportAuditEventsQuery): Promise<Readable> =>
    tenantContext.run({ requestId: 'r', companyId: 'c1' }, () => service.export(query));

  it('notes what leaves before the first of it, and reads in the context of who asked', async () => {
    const stream = await exported({ actorId: 'u' });
    expect(acts).toEqual(['noted']);
    const details = { format: 'jsonl', filters: { actorId: 'u' } };
    expect(note).toHaveBeenCalledWith({ outcome: 'shown', entity: 'audit_events', details });
    expect(await text(stream)).toBe('{"id":"e1"}\n{"id":"e2"}\n{"id":"e3"}\n');
    expect(acts).toEqual(['noted', 'read {"actorId":"u"} for c1']);
  });

  it('gives nothing out that could not be noted', async () => {
    note.mockRejectedValueOnce(new Error('the trail is not there'));
    await expect(exported({})).rejects.toThrow('the trail is not there');
    expect(acts).toEqual([]);
  });

  it('writes the columns of a CSV once, whatever the pages', async () => {
    const lines = (await text(await exported({ format: 'csv' }))).split('\r\n');
    expect(lines[0]).toBe('id,occurredAt,actorId,actorKind,action,outcome,entity,entityId,requestId,reason');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['e1', 'e2', 'e3', '']);
    expect(lines[3]).toMatch(/,"He said ""no"""$/);
    pages = [];
    expect((await text(await exported({ format: 'csv' }))).split('\r\n')).toEqual([lines[0], '']);
  });
});
