import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { settingsFrom, Settings } from '../../../shared/config/settings.js';
import { JobsService } from '../../../shared/jobs/jobs.service.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { BatchesRepository } from '../batches/batches.repository.js';
import { X12FilesRepository } from '../x12-files/x12-files.repository.js';
import { SandboxClaimsRepository } from './sandbox-claims.repository.js';
import { SandboxPayerService } from './sandbox-payer.service.js';

async function prepared(environment: NodeJS.ProcessEnv = {}) {
  const enqueue = jest.fn(async (job: unknown) => job);
  const content = (name: string) => ({ get: async () => ({ blobId: `blob of ${name}`, sha256: name }) });
  const named = [
    { id: 'c1', patientControlNumber: 'PCN1' },
    { id: 'c2', patientControlNumber: 'pcn1 ' },
  ];
  const module = await Test.createTestingModule({
    providers: [
      SandboxPayerService,
      { provide: Settings, useValue: settingsFrom(environment, '') },
      { provide: BatchesRepository, useValue: content('batch') },
      { provide: X12FilesRepository, useValue: content('file') },
      { provide: SandboxClaimsRepository, useValue: { named: async () => named } },
      { provide: JobsService, useValue: { enqueue } },
      { provide: CompanyDays, useValue: { today: async () => '2026-07-20' } },
    ],
  }).compile();
  return { service: module.get(SandboxPayerService), enqueue };
}

describe('RCM sandbox: SandboxPayerService', () => {
  it('queues the batch’s file with what is usual where nothing is said', async () => {
    const { service } = await prepared();
    expect(await service.run({ batchId: 'b' })).toMatchObject({
      kind: 'sandbox-payer-run',
      params: {
        blobId: 'blob of batch',
        rules: { day: '2026-07-20', others: 'seeded', acknowledgements: 'accept', repeats: 'seeded', order: 'as_paid' },
        verdicts: [],
      },
    });
  });

  it('keeps named claims by their ids, never by their numbers; the others then stay unanswered', async () => {
    const { service, enqueue } = await prepared();
    await service.run({
      x12FileId: 'f',
      seed: 9,
      claims: [{ patientControlNumber: 'Pcn1', outcome: 'deny', carc: '50' }],
    });
    const denial = { group: 'CO', carc: '50', remark: '', claimRemark: '' };
    expect(enqueue.mock.calls[0]![0]).toMatchObject({
      params: {
        rules: { seed: 9, others: 'silent' },
        verdicts: [
          { claimId: 'c1', outcome: 'deny', denial },
          { claimId: 'c2', outcome: 'deny', denial },
        ],
      },
    });
    expect(JSON.stringify(enqueue.mock.calls)).not.toMatch(/pcn1/i);
  });

  it.each<[string, NodeJS.ProcessEnv, object, string]>([
    ['where it is off', { SANDBOX_PAYER: 'off' }, { batchId: 'b' }, 'SANDBOX_REFUSED'],
    ['without a source', {}, {}, 'VALIDATION_FAILED'],
    ['with two sources', {}, { batchId: 'b', x12FileId: 'f' }, 'VALIDATION_FAILED'],
    ['of a claim that is not there', {}, { batchId: 'b', claims: [{ patientControlNumber: 'X', outcome: 'pay' }] }, 'VALIDATION_FAILED'], // prettier-ignore
  ])('refuses a run %s', async (_words, environment, asked, code) => {
    const { service, enqueue } = await prepared(environment);
    await expect(service.run(asked)).rejects.toMatchObject({ code });
    expect(enqueue).not.toHaveBeenCalled();
  });
});
