import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import type { JobRun } from '../../../shared/jobs/job-handler.js';
import { Clock } from '../../../shared/time/clock.js';
import { BatchOutboxRepository } from '../batches/batch-outbox.repository.js';
import { BatchSendingService } from '../batches/batch-sending.service.js';
import { BatchesRepository } from '../batches/batches.repository.js';
import { OutboundFiles } from './outbound-files.service.js';
import { TransportFilesRepository } from './transport-files.repository.js';
import type { Transport } from './transport.entity.js';

const transport = { id: 't1', kind: 'sftp', tradingPartnerId: 'p1' } as Transport;
const waiting = (id: string, attempts = 0) => ({
  ...{ entryId: `e-${id}`, batchId: id, attempts, tradingPartnerId: 'p1', transport: 'sftp' },
  ...{ blobId: `blob-${id}`, fileName: `${id}.x12` },
});

describe('RCM transport: sending what waits in the outbox', () => {
  let acts: string[];
  let queue: ReturnType<typeof waiting>[];
  let entryState: string;
  let isInUnit: boolean;
  const say = (act: string): void => void acts.push(isInUnit ? `${act}, in a unit` : act);
  const outbox = {
    of: async () => ({ state: entryState }),
    nextToSend: async (_partner: string) => queue.shift(),
    updateIf: async (id: string, _expected: object, { nextAttemptAt }: { nextAttemptAt: string }) =>
      say(`${id} taken until ${nextAttemptAt}`),
  };
  const sending = {
    markSent: async (id: string, by: string) => (say(`${id} sent by ${by}`), { sha256: `hash-${id}`, bytes: 9 }),
    markFailed: jest.fn(async (..._given: unknown[]) => undefined),
  };
  const note = jest.fn(async (..._given: unknown[]) => say('noted'));
  const send = jest.fn(async (name: string, _content: unknown, mark: string) => say(`${name} as ${mark}`));
  const job = { state: undefined as object | undefined, stopIfAsked: jest.fn(), checkpoint: jest.fn() };
  let service: OutboundFiles;
  beforeEach(async () => {
    jest.clearAllMocks();
    [acts, queue, entryState, isInUnit] = [[], [waiting('b1')], 'queued', false];
    job.state = undefined;
    const run = async <T>(work: () => Promise<T>): Promise<T> => {
      isInUnit = true;
      return work().finally(() => (isInUnit = false));
    };
    const module = await Test.createTestingModule({
      providers: [
        OutboundFiles,
        { provide: BatchOutboxRepository, useValue: outbox },
        { provide: BatchesRepository, useValue: { get: async () => ({ claimType: 'institutional' }) } },
        { provide: BatchSendingService, useValue: sending },
        { provide: TransportFilesRepository, useValue: { note } },
        { provide: BlobStore, useValue: { open: (id: string) => `bytes of ${id}` } },
        { provide: UnitOfWork, useValue: { run } },
        { provide: Clock, useValue: { now: () => '2026-11-26T08:00:00.000Z' } },
      ],
    }).compile();
    service = module.get(OutboundFiles);
  });
  const sendAll = () => service.sendAll(transport, { send } as never, job as unknown as JobRun);

  it('takes a file, sends it outside of any unit, and marks it with what travelled in one', async () => {
    expect(await sendAll()).toBe(1);
    expect(acts).toEqual([
      'e-b1 taken until 2026-11-26T08:01:00.000Z, in a unit',
      'b1.x12 as e-b1',
      'b1 sent by sftp, in a unit',
      'noted, in a unit',
    ]);
    expect(job.checkpoint).toHaveBeenCalledWith({ sending: waiting('b1') });
    expect(send).toHaveBeenCalledWith('b1.x12', 'bytes of blob-b1', 'e-b1');
    const facts = { direction: 'outbound', sha256: 'hash-b1', contents: ['837I'], batchId: 'b1', refusal: null };
    expect(note).toHaveBeenCalledWith(transport, expect.objectContaining(facts));
  });

  it('sends until nothing waits', async () => {
    queue = [waiting('b1'), waiting('b2')];
    expect(await sendAll()).toBe(2);
    expect(await sendAll()).toBe(0);
  });

  it.each([
    ['queued', ['b0.x12 as e-b0', 'b1.x12 as e-b1']],
    ['sent', ['b1.x12 as e-b1']],
    ['acked', ['b1.x12 as e-b1']],
  ])('what a cut-off attempt had in its hands and is %s', async (state, sent) => {
    [job.state, entryState] = [{ sending: waiting('b0') }, state];
    expect(await sendAll()).toBe(sent.length);
    expect(acts.filter((act) => act.includes('.x12'))).toEqual(sent);
  });

  it.each([
    ['a refusal by its words', new DomainError('TRANSPORT_UNREACHABLE'), 0, /^TRANSPORT_UNREACHABLE: /, '08:01'],
    [
      'any other without its words',
      new Error('EACCES: a hidden folder'),
      0,
      /^the file could not be written$/,
      '08:01',
    ],
    ['the fourth after eight minutes', new Error('again'), 3, /^the file could not/, '08:08'],
  ])('leaves a file that failed to a later attempt: %s', async (_what, error, attempts, words, at) => {
    queue = [waiting('b1', attempts), waiting('b2')];
    send.mockRejectedValueOnce(error);
    await expect(sendAll()).rejects.toBe(error);
    const until = `2026-11-26T${at}:00.000Z`;
    expect(sending.markFailed).toHaveBeenCalledWith('b1', expect.stringMatching(words), until);
    expect([note.mock.calls, queue.length]).toEqual([[], 1]);
  });

  it('stops before it takes the next file when it is asked to', async () => {
    job.stopIfAsked.mockImplementationOnce(() => {
      throw new Error('asked to stop');
    });
    await expect(sendAll()).rejects.toThrow('asked to stop');
    expect([acts, queue.length]).toEqual([[], 1]);
  });
});
