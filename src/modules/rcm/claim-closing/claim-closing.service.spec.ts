import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { Store } from '../../../shared/database/store.js';
import type { JobRun } from '../../../shared/jobs/job-handler.js';
import { JobsService } from '../../../shared/jobs/jobs.service.js';
import { ClaimLifecycle, type ClaimMove } from '../claims/claim-lifecycle.service.js';
import { ClaimClosingRepository } from './claim-closing.repository.js';
import { ClaimClosingService } from './claim-closing.service.js';

const CHUNKS: Record<string, string[]> = { '00000000-0000-0000-0000-000000000000': ['a', 'b'], b: ['c'], c: ['d'] };

describe('the closing of claims', () => {
  const moveAll = jest.fn(async (moves: readonly ClaimMove[]) => ({ made: moves, refused: [] }));
  const enqueue = jest.fn(async (job: object) => job);
  const note = jest.fn();
  const checkpoint = jest.fn(async () => {});
  let service: ClaimClosingService;
  beforeEach(async () => {
    jest.clearAllMocks();
    const units = { run: (work: () => unknown) => work(), note };
    const claims = {
      nextAfter: async (id: string) => CHUNKS[id] ?? [],
      settledAmong: async (ids: string[]) => ids.filter((id) => id !== 'b' && id !== 'c'),
    };
    const module = await Test.createTestingModule({
      providers: [
        ClaimClosingService,
        { provide: ClaimClosingRepository, useValue: claims },
        { provide: ClaimLifecycle, useValue: { moveAll } },
        { provide: JobsService, useValue: { enqueue } },
        { provide: Store, useValue: { units, clock: { now: () => '2026-08-01T00:00:00Z' } } },
      ],
    }).compile();
    service = module.get(ClaimClosingService);
  });
  const run = (state?: object): JobRun => ({ id: 'job', state, stopIfAsked: () => {}, checkpoint }) as never;

  it('goes through the claims chunk by chunk, closes what is settled, and notes only where something was', async () => {
    expect(await service.closeAll(run())).toBe(2);
    expect(moveAll.mock.calls.map(([moves]) => moves.map(({ claimId, to }) => `${claimId} ${to}`))).toEqual([
      ['a closed'],
      [],
      ['d closed'],
    ]);
    expect(note).toHaveBeenCalledTimes(2);
    expect(checkpoint.mock.calls).toEqual([
      [{ claimId: 'b', closed: 1 }, { done: 1 }],
      [{ claimId: 'c', closed: 1 }, { done: 1 }],
      [{ claimId: 'd', closed: 2 }, { done: 2 }],
    ]);
  });

  it('goes on where it was', async () => {
    expect(await service.closeAll(run({ claimId: 'c', closed: 1 }))).toBe(2);
    expect(moveAll).toHaveBeenCalledTimes(1);
  });

  it('is queued', async () => {
    expect(await service.request()).toEqual({ kind: 'claim-closing', params: {} });
  });
});
