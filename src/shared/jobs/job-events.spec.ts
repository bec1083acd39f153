import { once } from 'node:events';
import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { tenantContext } from '../tenancy/tenant-context.js';
import { JobEvents } from './job-events.js';
import { JobsRepository } from './jobs.repository.js';

describe('JobEvents', () => {
  const get = jest.fn<() => Promise<object>>();
  let events: JobEvents;

  beforeEach(async () => {
    const module = await Test.createTestingModule({
      providers: [JobEvents, { provide: JobsRepository, useValue: { get } }],
    }).compile();
    events = module.get(JobEvents);
  });

  async function heard(): Promise<string[]> {
    const told: string[] = [];
    const stream = await tenantContext.run({ requestId: 'r' }, () => events.of('j'));
    for await (const event of stream) told.push((event as string).split('\n')[0]!);
    return told;
  }

  it('tells what changed once, and the end', async () => {
    const running = { status: 'running', progressDone: 1 };
    get
      .mockResolvedValueOnce(running)
      .mockResolvedValueOnce(running)
      .mockResolvedValueOnce({ status: 'running', progressDone: 2 });
    get.mockResolvedValue({ status: 'succeeded', progressDone: 2 });
    expect(await heard()).toEqual(['event: progress', 'event: progress', 'event: end']);
  });

  it('ends when the server stops, so that the stop does not wait for the job', async () => {
    get.mockResolvedValue({ status: 'running' });
    setTimeout(() => events.beforeApplicationShutdown(), 100);
    expect(await heard()).toEqual(['event: progress']);
  });

  it('says that it is alive when nothing changes for a while', async () => {
    jest.useFakeTimers();
    try {
      get.mockResolvedValue({ status: 'running' });
      const told = heard();
      await jest.advanceTimersByTimeAsync(31_000);
      get.mockResolvedValue({ status: 'failed' });
      await jest.advanceTimersByTimeAsync(1_000);
      expect(await told).toEqual(['event: progress', ': heartbeat', ': heartbeat', 'event: end']);
    } finally {
      jest.useRealTimers();
    }
  });

  it('ends after a minute without the end of the job, so that the caller is asked again who he is', async () => {
    jest.useFakeTimers();
    try {
      get.mockResolvedValue({ status: 'running' });
      const told = heard();
      await jest.advanceTimersByTimeAsync(60_000);
      expect((await told).filter((line) => line.startsWith('event'))).toEqual(['event: progress']);
    } finally {
      jest.useRealTimers();
    }
  });

  it('tells one caller twenty jobs at once at most, and others all the same', async () => {
    get.mockResolvedValue({ status: 'running' });
    const follow = (actorId: string) => tenantContext.run({ requestId: 'r', actorId }, () => events.of('j'));
    const open = await Promise.all(Array.from({ length: 20 }, () => follow('a')));
    await expect(follow('a')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    (await follow('b')).destroy();
    // Whether it was read or not.
    const closed = once(open[0]!, 'close');
    open[0]!.destroy();
    await closed;
    open[0] = await follow('a');
    for (const stream of open) stream.destroy();
  });

  it('refuses an unknown job before the first event', async () => {
    get.mockRejectedValue(new Error('NOT_FOUND'));
    await expect(heard()).rejects.toThrow('NOT_FOUND');
  });
});
