import { Test } from '@nestjs/testing';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { FileInspection } from '../evidence/file-inspection.service.js';
import { PolicyFilesService } from './policy-files.service.js';
import { PolicyVersionsRepository } from './policy-versions.repository.js';
import { PolicyVersionsService } from './policy-versions.service.js';

describe('PolicyFilesService', () => {
  const acts: unknown[] = [];
  let isLie: boolean;
  let fileBlobId: string | null;
  let service: PolicyFilesService;
  beforeEach(async () => {
    acts.length = 0;
    [isLie, fileBlobId] = [false, null];
    let version = 3;
    const blobs = {
      keep: async (_: unknown, facts: object) => (acts.push(facts), { id: 'b', sha256: 'h' }),
      open: (id: string) => `bytes of ${id}`,
    };
    const mediaType = async (): Promise<string> => {
      if (isLie) throw new DomainError('MEDIA_TYPE_LIES');
      // Somebody else changes the version while the file is looked into.
      version += 1;
      return 'application/pdf';
    };
    const module = await Test.createTestingModule({
      providers: [
        PolicyFilesService,
        { provide: PolicyVersionsRepository, useValue: { get: async () => ({ version, fileBlobId }) } },
        { provide: PolicyVersionsService, useValue: { edit: async (...told: unknown[]) => void acts.push(told) } },
        { provide: FileInspection, useValue: { mediaType } },
        { provide: BlobStore, useValue: blobs },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => (acts.push('unit'), work()) } },
      ],
    }).compile();
    service = module.get(PolicyFilesService);
  });
  const file = { content: {} as never, mediaType: 'application/octet-stream', fileName: 'a.pdf' };

  it('keeps the file as what its bytes show, with the version as it is then', async () => {
    await service.set('v', file);
    const facts = { fileBlobId: 'b', fileSha256: 'h', fileMediaType: 'application/pdf', fileName: 'a.pdf' };
    expect(acts).toEqual(['unit', { mediaType: 'application/pdf', fileName: 'a.pdf' }, ['v', 4, facts]]);
  });

  it('keeps nothing that lies about its type', async () => {
    isLie = true;
    await expect(service.set('v', file)).rejects.toMatchObject({ code: 'MEDIA_TYPE_LIES' });
    expect(acts).toEqual([]);
  });

  it('hands out the bytes of the file, NOT_FOUND where there is none', async () => {
    await expect(service.download('v')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    fileBlobId = 'b';
    expect(await service.download('v')).toMatchObject({ content: 'bytes of b' });
  });
});
