import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { settingsFrom, Settings } from '../../../shared/config/settings.js';
import type { JobRun } from '../../../shared/jobs/job-handler.js';
import { JobHandlers } from '../../../shared/jobs/job-handlers.js';
import { generate837 } from '../x12/generator/claims-837.writer.js';
import { X12FilesService } from '../x12-files/x12-files.service.js';
import { X12ImportJob } from '../x12-files/x12-import.job.js';
import { SandboxClaimsRepository } from './sandbox-claims.repository.js';
import { SandboxRunJob } from './sandbox-run.job.js';

const RULES = {
  seed: 1,
  day: '2026-07-20',
  others: 'pay',
  acknowledgements: 'accept',
  repeats: 'none',
  order: 'as_paid',
};

async function prepared(content: string, environment: NodeJS.ProcessEnv = {}, status = 'received') {
  const calls: string[] = [];
  const blobs = {
    open: async function* () {
      yield Buffer.from(content);
    },
    stage: async () => ({ discard: async () => void calls.push('discarded') }),
  };
  const files = {
    keepSandboxFile: async ({ fileName }: { fileName: string }, jobId: string) => {
      calls.push(`kept ${fileName} for ${jobId}`);
      return { file: { id: fileName, status }, isNew: status === 'received' };
    },
  };
  const imports = {
    run: jest.fn(async ({ params }: JobRun) => void calls.push(`imported ${String(params.x12FileId)}`)),
  };
  const module = await Test.createTestingModule({
    providers: [
      SandboxRunJob,
      { provide: Settings, useValue: settingsFrom(environment, '') },
      { provide: BlobStore, useValue: blobs },
      { provide: SandboxClaimsRepository, useValue: { byIds: async () => [] } },
      { provide: X12FilesService, useValue: files },
      { provide: X12ImportJob, useValue: imports },
      { provide: JobHandlers, useValue: new JobHandlers() },
    ],
  }).compile();
  const run: Partial<JobRun> = {
    id: 'j',
    params: { blobId: 'b', rules: RULES, verdicts: [] },
    stopIfAsked: () => {},
    progress: async () => {},
  };
  return { job: module.get(SandboxRunJob), run: run as JobRun, calls };
}

describe('RCM sandbox: SandboxRunJob', () => {
  const claims = [...generate837({ set: '837P', claims: 3, seed: 1 })].join('');

  it('imports each answer before the next one arrives', async () => {
    const { job, run, calls } = await prepared(claims);
    expect(await job.run(run)).toMatchObject({ findings: { isSandbox: true, seed: 1 } });
    expect(calls).toEqual(
      ['sandbox-999', 'sandbox-277ca', 'sandbox-835-first'].flatMap((name) => [
        `kept ${name}.x12 for j`,
        `imported ${name}.x12`,
        'discarded',
      ]),
    );
  });

  it('passes over what an earlier attempt has imported', async () => {
    const { job, run, calls } = await prepared(claims, {}, 'imported');
    await job.run(run);
    expect(calls.filter((call) => call.startsWith('imported'))).toEqual([]);
  });

  it.each([
    ['where the sandbox is off by now', claims, { SANDBOX_PAYER: 'off' }, 'SANDBOX_REFUSED'],
    ['over a file without claims', 'ISA*00*nothing~', {}, 'SANDBOX_NO_CLAIMS'],
  ])('fails %s', async (_words, content, environment, code) => {
    const { job, run, calls } = await prepared(content, environment);
    await expect(job.run(run)).rejects.toMatchObject({ code });
    expect(calls).toEqual([]);
  });
});
