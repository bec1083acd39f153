import { Test } from '@nestjs/testing';
import { AuditEventsRepository } from '../../../shared/audit/audit-events.repository.js';
import { BlobCipherError } from '../../../shared/blobs/blob-cipher.engine.js';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { EvidenceHoldsRepository } from './evidence-holds.repository.js';
import { EvidenceRepository } from './evidence.repository.js';
import { EvidenceRequirementsRepository } from './evidence-requirements.repository.js';
import { EvidenceService } from './evidence.service.js';
import { EvidenceVersionsRepository } from './evidence-versions.repository.js';
import { FileInspection } from './file-inspection.service.js';

describe('EvidenceService', () => {
  const acts: unknown[] = [];
  let row: Record<string, unknown>;
  let reliedOn: string | null;
  let broken: Error | null;
  let service: EvidenceService;
  beforeEach(async () => {
    acts.length = 0;
    [reliedOn, broken] = [null, null];
    row = { id: 'e', version: 4, latestVersion: 1, retainUntil: '2030-01-01', isHeld: false, disposedAt: null };
    const evidence = {
      get: async () => ({ ...row }),
      hold: async () => (acts.push('hold'), { ...row }),
      insert: async (facts: object) => (acts.push(facts), { id: 'e' }),
      update: async (_id: string, version: number, facts: object) => void acts.push(version, facts),
      updateIf: async (_id: string, was: object, facts: object) => void acts.push(was, facts),
      lastReliedOn: async () => reliedOn,
    };
    const blobs = {
      open: () => (broken === null ? [] : [Promise.reject(broken)]),
      keep: async () => (acts.push('keep'), { id: 'b', sha256: 'h', bytes: 3 }),
    };
    const insert = async (facts: object): Promise<object> => (acts.push(facts), facts);
    const stored = { id: 'v', blobId: 'b', versionNumber: 1, sha256: 'h', bytes: 1 };
    const versions = { insert, ofEvidence: async () => [], ofEvidenceById: async () => stored };
    const units = { run: (work: () => unknown) => work(), note: (note: object) => void acts.push(note) };
    const auditEvents = { note: async ({ outcome }: { outcome: string }) => void acts.push(outcome) };
    const module = await Test.createTestingModule({
      providers: [
        EvidenceService,
        { provide: EvidenceRepository, useValue: evidence },
        { provide: EvidenceVersionsRepository, useValue: versions },
        { provide: EvidenceRequirementsRepository, useValue: { insert, requirementsOf: async () => [] } },
        { provide: EvidenceHoldsRepository, useValue: { insert, ofEvidence: async () => [] } },
        { provide: FileInspection, useValue: { mediaType: async () => (acts.push('inspect'), 'text/csv') } },
        { provide: BlobStore, useValue: blobs },
        { provide: CompanyCalendar, useValue: { today: async () => '2026-06-30' } },
        { provide: UnitOfWork, useValue: units },
        { provide: AuditEventsRepository, useValue: auditEvents },
        { provide: Clock, useValue: { now: () => 'now' } },
      ],
    }).compile();
    service = module.get(EvidenceService);
  });
  const as = <T>(work: () => Promise<T>): Promise<T> =>
    tenantContext.run({ requestId: 'r', companyId: 'c', actorId: 'ann' }, work);
  const add = (fields: object = {}): Promise<unknown> =>
    as(() => service.addVersion('e', { fileName: 'a.csv', fields } as never));

  it('links each requirement once', async () => {
    await service.create({ kind: 'report', title: 'R', requirementIds: ['q', 'q'] } as never);
    expect(acts[0]).toMatchObject({ title: 'R', latestVersion: 0, retainUntil: '2032-06-30', isHeld: false });
    expect(acts.slice(1)).toEqual([{ evidenceId: 'e', requirementId: 'q' }]);
  });

  it.each([
    [{}, '2032-06-30'],
    [{ expiresOn: '2027-01-01' }, '2033-01-01'],
  ])('keeps a file said to be %j as the next version, until %s', async (fields, retainUntil) => {
    await add(fields);
    expect(acts.slice(0, 4)).toEqual(['inspect', 'hold', { entity: 'evidence', entityId: 'e' }, 'keep']);
    expect(acts.slice(4, 6)).toEqual([4, { latestVersion: 2, retainUntil }]);
    expect(acts[6]).toMatchObject({ versionNumber: 2, collectedBy: 'ann', collectedOn: '2026-06-30', sha256: 'h' });
  });

  it('looks into no file of which something is wrong, and keeps none of what was disposed of', async () => {
    await expect(add({ expiresOn: '2026-06-29' })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(acts).toEqual([]);
    row.disposedAt = 'then';
    await expect(add()).rejects.toMatchObject({ code: 'EVIDENCE_DISPOSED' });
    expect(acts).toEqual(['inspect', 'hold']);
    await expect(service.download('e', 'v')).rejects.toMatchObject({ code: 'EVIDENCE_DISPOSED' });
  });

  it('makes the retention longer, never shorter', async () => {
    await expect(service.update('e', 4, { retainUntil: '2029-12-31' })).rejects.toThrow('EVIDENCE_RETAINED');
    expect(acts).toEqual(['hold']);
    await service.update('e', 4, { retainUntil: '2031-01-01' });
    expect(acts.slice(2)).toEqual([4, { retainUntil: '2031-01-01' }]);
  });

  it('has in the trail that bytes leave before they do; says which bytes are not what was kept', async () => {
    await service.download('e', 'v');
    expect(acts).toEqual(['shown']);
    expect(await service.verify('e', 'v')).toMatchObject({ isIntact: true, problem: null });
    broken = new BlobCipherError('BLOB_TRUNCATED', 'cut');
    expect(await service.verify('e', 'v')).toMatchObject({ isIntact: false, problem: 'cut' });
    broken = new Error('no disk');
    await expect(service.verify('e', 'v')).rejects.toThrow('no disk');
  });

  it('sets a hold only where there is none and something is left', async () => {
    await service.setHold('e', true, 'Suit');
    expect(acts).toMatchObject([{ isHeld: false, disposedAt: null }, { isHeld: true }, { reason: 'Suit' }]);
  });

  it('disposes once the retention is over, of what was attested with it too', async () => {
    [row.retainUntil, reliedOn] = ['2026-06-29', '2021-01-01'];
    await expect(as(() => service.dispose('e', 4, 'Old'))).rejects.toThrow('its retention ends on 2027-01-01');
    expect(acts).toEqual(['hold']);
    reliedOn = '2020-01-01';
    await as(() => service.dispose('e', 4, 'Old'));
    expect(acts.at(-1)).toEqual({ disposedAt: 'now', disposedBy: 'ann', disposalReason: 'Old' });
  });
});
