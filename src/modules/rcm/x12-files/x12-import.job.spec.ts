import { describe, expect, it, jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import {
  anEraHeader,
  anX12File,
  aClaimPayment,
  aProfessionalSubmission,
} from '../../../../test/factories/x12.factory.js';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { JobHandlers } from '../../../shared/jobs/job-handlers.js';
import type { JobRun } from '../../../shared/jobs/job-handler.js';
import { JobStopped } from '../../../shared/jobs/live-job-run.js';
import { AcknowledgementSetImporter } from '../acknowledgements/acknowledgement-set.importer.js';
import { ClaimSetImporter } from '../claims-import/claim-set.importer.js';
import { RemittanceSetImporter } from '../posting/remittance-set.importer.js';
import { ReadOnlySetImporter } from './read-only-set.importer.js';
import type { SetSummary } from './set-importer.js';
import { X12FilesRepository } from './x12-files.repository.js';
import { X12ImportJob } from './x12-import.job.js';
import { X12SetsRepository } from './x12-sets.repository.js';

const CLAIMS = anX12File([aProfessionalSubmission()], { groupType: 'HC', groupVersion: '005010X222A1' });
const REMITTANCE = anX12File([[...anEraHeader('140'), ...aClaimPayment()]]);
const ACKNOWLEDGEMENT = anX12File([['ST*999*0001*005010X231A1', 'AK1*HC*28', 'AK9*A*1*1*1']], {
  groupType: 'FA',
  groupVersion: '005010X231A1',
});

async function jobOver(content: Buffer, done: number[] = []) {
  const imported: string[] = [];
  const importer = (name: string) => ({
    importSet: jest.fn(async (_file: unknown, { transactionSet }: SetSummary) => {
      imported.push(`${name} ${transactionSet.index}`);
      return { status: 'imported' as const, counts: { claims: 1 } };
    }),
  });
  const claims = importer('claims');
  const files = { move: jest.fn(async (id: string, status: string) => ({ id, status, blobId: 'blob' })) };
  const sets = {
    setsOf: async () => done.map((ordinal) => ({ ordinal })),
    record: jest.fn(async (..._given: unknown[]) => ({})),
    replaceFileFindings: jest.fn(async () => {}),
  };
  const blobs = {
    open: async function* () {
      yield content;
    },
  };
  const module = await Test.createTestingModule({
    providers: [
      X12ImportJob,
      { provide: BlobStore, useValue: blobs },
      { provide: X12FilesRepository, useValue: files },
      { provide: X12SetsRepository, useValue: sets },
      { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work(), note: () => {} } },
      { provide: ClaimSetImporter, useValue: claims },
      { provide: RemittanceSetImporter, useValue: importer('remittances') },
      {
        provide: AcknowledgementSetImporter,
        useValue: { ...importer('acknowledgements'), importInterchanges: async () => ({}) },
      },
      { provide: ReadOnlySetImporter, useValue: importer('others') },
      { provide: JobHandlers, useValue: new JobHandlers() },
    ],
  }).compile();
  await module.init();
  module.useLogger(false);
  const asked = { params: { x12FileId: 'file' }, progress: async () => {}, stopIfAsked: () => {} };
  const run = () => module.get(X12ImportJob).run(asked as unknown as JobRun);
  return { run, asked, imported, files, sets, claims, handlers: module.get(JobHandlers) };
}

describe('X12ImportJob', () => {
  it('is registered under its kind', async () => {
    const { handlers } = await jobOver(CLAIMS);
    expect(handlers.find('x12-import')).toBeInstanceOf(X12ImportJob);
  });

  it('gives each set to the importer of its kind, in file order', async () => {
    const { run, imported } = await jobOver(Buffer.concat([CLAIMS, REMITTANCE, ACKNOWLEDGEMENT]));
    await expect(run()).resolves.toMatchObject({ findings: { sets: 3, importedSets: 3, claims: 3 } });
    expect(imported).toEqual(['claims 1', 'remittances 2', 'acknowledgements 3']);
  });

  it('RCM D2: imports what is good around a bad interchange, and says that there was one', async () => {
    const bad = Buffer.from(REMITTANCE.toString().replace('*00*          ', '*'));
    const { run, imported } = await jobOver(Buffer.concat([CLAIMS, bad, ACKNOWLEDGEMENT]));
    await expect(run()).resolves.toMatchObject({ findings: { sets: 2, importedSets: 2, errorsOutsideSets: 1 } });
    expect(imported).toEqual(['claims 1', 'acknowledgements 2']);
  });

  it('passes over the sets that are done', async () => {
    const { run, imported } = await jobOver(Buffer.concat([CLAIMS, REMITTANCE]), [1]);
    await run();
    expect(imported).toEqual(['remittances 2']);
  });

  it.each([
    ['imported', CLAIMS],
    ['refused', Buffer.from('Dear payer')],
  ])('ends with the file %s', async (status, content) => {
    const { run, files } = await jobOver(content);
    await run();
    expect(files.move).toHaveBeenLastCalledWith('file', status);
  });

  it('ends between two sets when it is asked to, though nothing in them is counted', async () => {
    const { run, imported, asked } = await jobOver(Buffer.concat([ACKNOWLEDGEMENT, ACKNOWLEDGEMENT]));
    asked.stopIfAsked = () => {
      if (imported.length > 0) throw new JobStopped('suspended');
    };
    await expect(run()).rejects.toMatchObject({ reason: 'suspended' });
    expect(imported).toEqual(['acknowledgements 1']);
  });

  it('notes a set that fails, and goes on with the next', async () => {
    const { run, claims, imported, sets } = await jobOver(Buffer.concat([CLAIMS, REMITTANCE]));
    claims.importSet.mockRejectedValueOnce(new TypeError('x is not a function'));
    await expect(run()).resolves.toMatchObject({ findings: { failedSets: 1, importedSets: 1 } });
    expect(imported).toEqual(['remittances 2']);
    expect(sets.record).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ findings: [expect.objectContaining({ code: 'SET_NOT_IMPORTED' })] }),
      { status: 'failed' },
    );
  });

  it.each([
    ['a deadlock', Object.assign(new Error(), { driverError: { code: '40P01' } }), 'failed'],
    ['a lost connection', new Error('Connection terminated unexpectedly'), 'failed'],
    ['a stop', new JobStopped('shutdown'), 'importing'],
  ])('leaves %s to the next attempt', async (_what, error, status) => {
    const { run, claims, sets, files } = await jobOver(CLAIMS);
    claims.importSet.mockRejectedValueOnce(error);
    await expect(run()).rejects.toBe(error);
    expect(sets.record).not.toHaveBeenCalled();
    expect(files.move).toHaveBeenLastCalledWith('file', status);
  });
});
