import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { AuditEventsRepository } from '../../../shared/audit/audit-events.repository.js';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import type { StagedBlob } from '../../../shared/blobs/staged-blob.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { JobsRepository } from '../../../shared/jobs/jobs.repository.js';
import { JobsService } from '../../../shared/jobs/jobs.service.js';
import { FindingsRepository } from './findings.repository.js';
import { X12FilesRepository } from './x12-files.repository.js';
import { X12FilesService } from './x12-files.service.js';
import { X12SetsRepository } from './x12-sets.repository.js';

const CONTENT = { sha256: 'abc', bytes: 3 } as StagedBlob;
const STORED = { id: 'file', jobId: 'first job', blobId: 'blob', sha256: 'abc', bytes: 3 };

describe('X12FilesService', () => {
  const files = {
    bySha256: jest.fn<(sha: string) => Promise<unknown>>(),
    insert: jest.fn(),
    get: jest.fn(),
    updateIf: jest.fn(),
  };
  const jobs = { enqueue: jest.fn() };
  const jobRows = { get: jest.fn<(id: string) => Promise<unknown>>() };
  const audit = { note: jest.fn() };
  const blobs = { keep: jest.fn(async () => ({ id: 'blob', sha256: 'abc', bytes: 3 })), open: jest.fn(() => 'bytes') };
  let service: X12FilesService;
  beforeEach(async () => {
    jest.resetAllMocks();
    blobs.keep.mockResolvedValue({ id: 'blob', sha256: 'abc', bytes: 3 });
    blobs.open.mockReturnValue('bytes');
    files.insert.mockImplementation(async (facts: unknown) => ({ ...(facts as object), id: 'file' }));
    files.get.mockResolvedValue(STORED as never);
    files.bySha256.mockResolvedValue(null);
    jobs.enqueue.mockResolvedValue({ id: 'new job' } as never);
    jobRows.get.mockImplementation(async (id) => ({ id, status: 'succeeded' }));
    const module = await Test.createTestingModule({
      providers: [
        X12FilesService,
        { provide: X12FilesRepository, useValue: files },
        {
          provide: X12SetsRepository,
          useValue: { list: async () => ({ items: ['set'] }), countsOf: async () => ['read'] },
        },
        {
          provide: FindingsRepository,
          useValue: { ofFile: async () => ({ items: ['finding'] }), countsOf: async () => ['error'] },
        },
        { provide: BlobStore, useValue: blobs },
        { provide: JobsService, useValue: jobs },
        { provide: JobsRepository, useValue: jobRows },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
        { provide: AuditEventsRepository, useValue: audit },
      ],
    }).compile();
    service = module.get(X12FilesService);
  });

  it.each([
    [undefined, 'submitted'],
    ['', 'submitted'],
    ['draft', 'draft'],
  ])('stores a new file sent as %s as %s, and queues its import', async (disposition, stored) => {
    await expect(service.receive({ content: CONTENT, fileName: null, disposition })).resolves.toEqual({
      id: 'new job',
    });
    expect(files.insert).toHaveBeenCalledWith(expect.objectContaining({ disposition: stored, sha256: 'abc' }));
    expect(files.updateIf).toHaveBeenCalledWith('file', { jobId: null }, { jobId: 'new job' });
  });

  it('refuses any other disposition', async () => {
    const sent = { content: CONTENT, fileName: null, disposition: 'maybe' };
    await expect(service.receive(sent)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(files.insert).not.toHaveBeenCalled();
  });

  it('answers a file that is there with its first job', async () => {
    files.bySha256.mockResolvedValue(STORED);
    await expect(service.receive({ content: CONTENT, fileName: null, disposition: 'draft' })).resolves.toMatchObject({
      id: 'first job',
    });
    expect(files.insert).not.toHaveBeenCalled();
  });

  it('takes the job of the upload that was quicker', async () => {
    files.bySha256.mockResolvedValueOnce(null).mockResolvedValueOnce(STORED);
    files.insert.mockRejectedValue(new DomainError('DUPLICATE') as never);
    await expect(service.receive({ content: CONTENT, fileName: null, disposition: '' })).resolves.toMatchObject({
      id: 'first job',
    });
  });

  it('passes on what else keeps a file from being stored', async () => {
    files.insert.mockRejectedValue(new DomainError('DATABASE_BUSY') as never);
    const sent = { content: CONTENT, fileName: null, disposition: '' };
    await expect(service.receive(sent)).rejects.toMatchObject({ code: 'DATABASE_BUSY' });
  });

  it.each(['queued', 'running', 'succeeded'])('does not import again what is %s', async (status) => {
    jobRows.get.mockResolvedValue({ id: 'first job', status });
    await expect(service.importAgain('file')).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
  });

  it.each(['failed', 'cancelled'])('imports again what has %s', async (status) => {
    jobRows.get.mockResolvedValue({ id: 'first job', status });
    await expect(service.importAgain('file')).resolves.toEqual({ id: 'new job' });
    expect(files.updateIf).toHaveBeenCalledWith('file', { jobId: 'first job' }, { jobId: 'new job' });
  });

  it('notes an export before the first byte leaves', async () => {
    await expect(service.export('file')).resolves.toBe('bytes');
    expect(audit.note.mock.invocationCallOrder[0]).toBeLessThan(blobs.open.mock.invocationCallOrder[0]!);
  });

  it('shows a file with sets and findings', async () => {
    await expect(service.details('file')).resolves.toMatchObject({
      id: 'file',
      setCounts: ['read'],
      findingCounts: ['error'],
      sets: ['set'],
      findings: ['finding'],
    });
  });
});
