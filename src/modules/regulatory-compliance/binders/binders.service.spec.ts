import { buffer } from 'node:stream/consumers';
import { createHash } from 'node:crypto';
import { Test } from '@nestjs/testing';
import { AuditEventsRepository } from '../../../shared/audit/audit-events.repository.js';
import { AuditTrailService } from '../../../shared/audit/audit-trail.service.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { ComplianceReportsService } from '../reports/compliance-reports.service.js';
import { BinderContent } from './binder-content.service.js';
import { BindersRepository } from './binders.repository.js';
import { BindersService } from './binders.service.js';

describe('BindersService', () => {
  const acts: unknown[] = [];
  let isBroken: boolean;
  let isNoted: boolean;
  let service: BindersService;
  beforeEach(async () => {
    acts.length = 0;
    [isBroken, isNoted] = [false, true];
    async function* files(): AsyncGenerator<object> {
      acts.push('first file');
      yield { path: 'a.txt', content: () => [Buffer.from('a')] };
      if (isBroken) throw new Error('no disk');
      yield { path: 'b.txt', content: () => [Buffer.from('b')] };
    }
    const report = { periodFrom: '2026-01-01', contentHash: 'h' };
    const note = async ({ outcome, details }: { outcome: string; details: object }): Promise<void> => {
      if (!isNoted) throw new Error('no trail');
      acts.push([outcome, details]);
    };
    const insert = async (binder: object): Promise<void> => {
      const { actorId, actorKind, action } = tenantContext.current();
      acts.push(binder, { actorId, actorKind, action });
    };
    const extractHead = async (from: string): Promise<object> => (acts.push(from), { through: { sequence: 7 } });
    const module = await Test.createTestingModule({
      providers: [
        BindersService,
        { provide: ComplianceReportsService, useValue: { stored: async () => ({ report }), page: async () => '<p>' } },
        { provide: BinderContent, useValue: { files } },
        { provide: BindersRepository, useValue: { insert } },
        { provide: AuditTrailService, useValue: { extractHead } },
        { provide: AuditEventsRepository, useValue: { note } },
      ],
    }).compile();
    service = module.get(BindersService);
  });
  const pack = (): ReturnType<BindersService['pack']> =>
    tenantContext.run({ requestId: 'r', companyId: 'c', actorId: 'ann', action: 'packBinder' }, () =>
      service.pack('p'),
    );

  it('notes that it leaves before its first byte, and what it came to after its last, as the packer', async () => {
    const stream = await pack();
    const details = { ids: ['p'], contentHash: 'h', chainSequence: 7 };
    expect(acts).toEqual(['2025-12-31T00:00:00.000Z', ['shown', details]]);
    const archive = await buffer(stream);
    const sha256 = createHash('sha256').update(archive).digest('hex');
    const binder = { reportId: 'p', sha256, bytes: archive.length, files: 2, chainSequence: 7 };
    expect(acts.slice(2)).toEqual([
      'first file',
      expect.objectContaining(binder),
      { actorId: 'ann', actorKind: 'job', action: 'recordBinder' },
    ]);
  });

  it('hands out nothing that the trail does not have', async () => {
    isNoted = false;
    await expect(pack()).rejects.toThrow('no trail');
    expect(acts).not.toContain('first file');
  });

  it('records nothing of what was broken off', async () => {
    isBroken = true;
    await expect(buffer(await pack())).rejects.toThrow('no disk');
    expect(acts.at(-1)).toBe('first file');
  });
});
