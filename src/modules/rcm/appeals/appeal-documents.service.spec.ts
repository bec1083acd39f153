import { Test } from '@nestjs/testing';
import { AuditEventsRepository } from '../../../shared/audit/audit-events.repository.js';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { AppealDocumentsRepository } from './appeal-documents.repository.js';
import { AppealDocumentsService } from './appeal-documents.service.js';
import { AppealsRepository } from './appeals.repository.js';

describe('the appeal documents service', () => {
  let service: AppealDocumentsService;
  let acts: unknown[];
  let status: string;
  beforeEach(async () => {
    acts = [];
    status = 'in_preparation';
    const document = { id: 'd', blobId: 'b', sha256: 'hash', bytes: 3 };
    const module = await Test.createTestingModule({
      providers: [
        AppealDocumentsService,
        { provide: AppealsRepository, useValue: { get: async () => ({ status }) } },
        {
          provide: AppealDocumentsRepository,
          useValue: {
            insert: async (facts: object) => (acts.push(facts), facts),
            one: async (_appeal: string, id: string) => (id === 'd' ? document : null),
          },
        },
        {
          provide: BlobStore,
          useValue: {
            keep: async () => ({ id: 'b', sha256: 'hash', bytes: 3 }),
            open: (id: string) => (acts.push(`open ${id}`), id),
          },
        },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
        { provide: AuditEventsRepository, useValue: { note: async () => void acts.push('told') } },
      ],
    }).compile();
    service = module.get(AppealDocumentsService);
  });

  it('keeps documents of open appeals only', async () => {
    const upload = { content: {}, fileName: 'a.pdf', mediaType: 'application/pdf', fields: {} } as never;
    await service.attach('a', upload);
    expect(acts).toEqual([expect.objectContaining({ appealId: 'a', sha256: 'hash', blobId: 'b' })]);
    status = 'upheld';
    await expect(service.attach('a', upload)).rejects.toThrow('STATE_FORBIDS');
  });

  it('tells the audit trail before the first byte leaves', async () => {
    await service.open('a', 'd');
    expect(acts).toEqual(['told', 'open b']);
    await expect(service.open('a', 'x')).rejects.toThrow('NOT_FOUND');
  });
});
