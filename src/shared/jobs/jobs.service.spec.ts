import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../database/unit-of-work.js';
import { JobQueue } from './job-queue.js';
import { JobsRepository } from './jobs.repository.js';
import { JobsService } from './jobs.service.js';

type Double = (...args: unknown[]) => Promise<unknown>;

describe('JobsService', () => {
  const jobs = { insert: jest.fn<Double>(), get: jest.fn<Double>(), requestCancel: jest.fn<Double>() };
  const queue = { send: jest.fn<Double>() };
  const units = { run: (work: () => unknown) => work(), changed: jest.fn() };
  let service: JobsService;

  beforeEach(async () => {
    jest.resetAllMocks();
    const module = await Test.createTestingModule({
      providers: [
        JobsService,
        { provide: JobsRepository, useValue: jobs },
        { provide: JobQueue, useValue: queue },
        { provide: UnitOfWork, useValue: units },
      ],
    }).compile();
    service = module.get(JobsService);
  });

  it('queues the row and its message together', async () => {
    jobs.insert.mockResolvedValue({ id: 'j' });
    await service.enqueue({ kind: 'work', params: { a: 1 } });
    expect(jobs.insert).toHaveBeenCalledWith(
      expect.objectContaining({ kind: 'work', params: { a: 1 }, status: 'queued' }),
    );
    expect(queue.send).toHaveBeenCalledWith('j');
  });

  it.each(['succeeded', 'failed', 'cancelled'])('does not cancel a job that has %s', async (status) => {
    jobs.get.mockResolvedValue({ id: 'j', status, isCancelRequested: status === 'cancelled' });
    jobs.requestCancel.mockResolvedValue(false);
    await expect(service.cancel('j')).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    expect(units.changed).not.toHaveBeenCalled();
  });

  it('asks a running job once to end', async () => {
    jobs.get.mockResolvedValueOnce({ status: 'running', isCancelRequested: false });
    jobs.get.mockResolvedValue({ status: 'running', isCancelRequested: true });
    jobs.requestCancel.mockResolvedValue(true);
    await service.cancel('j');
    await service.cancel('j');
    expect(jobs.requestCancel).toHaveBeenCalledTimes(1);
    expect(units.changed).toHaveBeenCalledTimes(1);
  });
});
