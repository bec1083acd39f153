import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError } from '../errors/domain-error.js';
import type { JobRun } from './job-handler.js';
import { JobHandlers } from './job-handlers.js';
import { JobQueue } from './job-queue.js';
import { JobRunner } from './job-runner.js';
import { JobsRepository } from './jobs.repository.js';

const MESSAGE = { id: 'm', turn: 0, companyId: 'c', jobId: 'j' };
const JOB = {
  id: 'j',
  kind: 'work',
  createdBy: 'u',
  params: {},
  checkpoint: null,
  progressDone: 0,
  attempts: 1,
  fruitlessAttempts: 1,
};

type Double = (...args: unknown[]) => Promise<unknown>;

describe('JobRunner', () => {
  const jobs = {
    start: jest.fn<Double>(),
    get: jest.fn<Double>(),
    finish: jest.fn<Double>(),
    putBack: jest.fn<Double>(),
    advance: jest.fn<Double>(),
    stopReason: jest.fn<Double>(),
  };
  const queue = { remove: jest.fn<Double>(), release: jest.fn<Double>(), renew: jest.fn<Double>() };
  const units = { run: (work: () => unknown) => work(), note: jest.fn() };
  let runner: JobRunner;
  let run: (job: JobRun) => Promise<void>;

  beforeEach(async () => {
    jest.resetAllMocks();
    Logger.overrideLogger(false);
    jobs.start.mockResolvedValue(true);
    jobs.finish.mockResolvedValue(true);
    jobs.putBack.mockResolvedValue(true);
    jobs.get.mockResolvedValue(JOB);
    const module = await Test.createTestingModule({
      providers: [
        JobRunner,
        JobHandlers,
        { provide: JobsRepository, useValue: jobs },
        { provide: JobQueue, useValue: queue },
        { provide: UnitOfWork, useValue: units },
      ],
    }).compile();
    runner = module.get(JobRunner);
    module.get(JobHandlers).register({ kind: 'work', run: (job) => run(job) });
  });

  it('drops the message of a job that has ended', async () => {
    jobs.start.mockResolvedValue(false);
    await runner.run(MESSAGE);
    expect(queue.remove).toHaveBeenCalledWith(MESSAGE);
    expect(jobs.get).not.toHaveBeenCalled();
  });

  it('ends a job and its message together', async () => {
    run = async () => undefined;
    await runner.run(MESSAGE);
    expect(jobs.finish).toHaveBeenCalledWith(JOB, { status: 'succeeded' });
    expect(queue.remove).toHaveBeenCalledWith(MESSAGE);
  });

  it('leaves the message to its new holder when the turn was lost', async () => {
    run = async () => undefined;
    jobs.finish.mockResolvedValue(false);
    await runner.run(MESSAGE);
    expect(queue.remove).not.toHaveBeenCalled();
    jobs.advance.mockResolvedValue(false);
    run = (job) => job.progress(1);
    await runner.run(MESSAGE);
    expect([jobs.putBack.mock.calls, queue.release.mock.calls, queue.remove.mock.calls]).toEqual([[], [], []]);
  });

  it('puts a job back without blame when the server stops', async () => {
    run = async (job) => {
      runner.stopAll();
      job.stopIfAsked();
    };
    await runner.run(MESSAGE);
    expect(jobs.putBack).toHaveBeenCalledWith(JOB, true);
    expect(queue.release).toHaveBeenCalledWith(MESSAGE, 0);
  });

  it('does not begin a job that was cancelled meanwhile', async () => {
    run = jest.fn<Double>() as never;
    jobs.get.mockResolvedValue({ ...JOB, isCancelRequested: true });
    await runner.run(MESSAGE);
    expect(run).not.toHaveBeenCalled();
    expect(jobs.finish).toHaveBeenCalledWith(expect.anything(), { status: 'cancelled' });
  });

  it('leaves the job of a suspended company to wait, without blame', async () => {
    run = jest.fn<Double>() as never;
    jobs.stopReason.mockResolvedValue('suspended');
    await runner.run(MESSAGE);
    expect(run).not.toHaveBeenCalled();
    expect(jobs.putBack).toHaveBeenCalledWith(JOB, true, expect.objectContaining({ code: 'COMPANY_SUSPENDED' }));
    expect(queue.release).toHaveBeenCalledWith(MESSAGE, 10);
  });

  it('cancels the job of a suspended company all the same', async () => {
    jobs.stopReason.mockResolvedValue('suspended');
    jobs.get.mockResolvedValue({ ...JOB, isCancelRequested: true });
    await runner.run(MESSAGE);
    expect(jobs.finish).toHaveBeenCalledWith(expect.anything(), { status: 'cancelled' });
  });

  it.each([
    ['a refusal', new DomainError('VALIDATION_FAILED'), 1, 'failed', undefined],
    ['an outage', new DomainError('DATABASE_BUSY'), 2, undefined, 2],
    ['a bug', new Error('boom'), 4, undefined, 8],
    ['a bug for the fifth time', new Error('boom'), 5, 'failed', undefined],
  ])('after %s it fails or is tried again later', async (_what, error, fruitlessAttempts, status, seconds) => {
    run = () => Promise.reject(error);
    jobs.get.mockResolvedValue({ ...JOB, fruitlessAttempts });
    await runner.run(MESSAGE);
    expect(jobs.finish.mock.calls.map((call) => (call[1] as { status: string }).status)).toEqual(
      status ? [status] : [],
    );
    expect(queue.release.mock.calls.map((call) => call[1])).toEqual(seconds ? [seconds] : []);
  });

  it('gives up a job under which the process ended each time', async () => {
    run = jest.fn<Double>() as never;
    jobs.get.mockResolvedValue({ ...JOB, fruitlessAttempts: 6 });
    await runner.run(MESSAGE);
    expect(run).not.toHaveBeenCalled();
    expect(jobs.finish).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ error: expect.objectContaining({ code: 'JOB_CRASHED' }) }),
    );
  });
});
