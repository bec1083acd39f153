import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { ClaimMovesRepository } from '../claims/claim-moves.repository.js';
import { TradingPartnersRepository } from '../trading-partners/trading-partners.repository.js';
import type { BatchDraft } from './batch-drafts.service.js';
import { ClaimQueueingService, type SubmissionRun } from './claim-queueing.service.js';
import { ClaimSubmissionService } from './claim-submission.service.js';
import { SubmissionCandidatesRepository } from './submission-candidates.repository.js';
import { forbiddenClaim, found, type SubmissionOutcome } from './submission-outcome.rules.js';

const refused = (claimId: string): SubmissionOutcome => ({
  ...{ claimId, outcome: 'refused', status: 'draft', batchId: null },
  findings: [found('UNITS_NOT_POSITIVE', 'lines[0].units', 'the line needs units above zero')],
});

describe('ClaimSubmissionService', () => {
  const discard = jest.fn();
  const draft = { claims: [{}], file: { discard } } as unknown as BatchDraft;
  let outcome: (claimId: string) => SubmissionOutcome;
  const queueing = {
    take: jest.fn(async (run: SubmissionRun, ids: string[]) => {
      for (const id of ids) run.outcomes.push(outcome(id));
      if (run.outcomes.some((one) => one.outcome === 'queued')) run.drafts.set('p1 professional', draft);
    }),
    queue: jest.fn(async () => ({ id: 'b1' })),
  };
  const candidates = {
    named: jest.fn(async (ids: string[]) => ids.filter((id) => id !== 'missing')),
    waiting: jest.fn(async () => ({ ids: [] as string[], hasMore: false })),
  };
  const note = jest.fn();
  let service: ClaimSubmissionService;

  beforeEach(async () => {
    jest.clearAllMocks();
    outcome = (claimId) => ({ claimId, outcome: 'queued', status: 'queued', batchId: 'b1', findings: [] });
    const module = await Test.createTestingModule({
      providers: [
        ClaimSubmissionService,
        { provide: SubmissionCandidatesRepository, useValue: candidates },
        { provide: ClaimMovesRepository, useValue: { lock: jest.fn() } },
        { provide: TradingPartnersRepository, useValue: { all: async () => [{ id: 'p1' }] } },
        { provide: ClaimQueueingService, useValue: queueing },
        { provide: UnitOfWork, useValue: { run: <T>(work: () => T) => work(), note } },
      ],
    }).compile();
    service = module.get(ClaimSubmissionService);
  });

  it('submits many in chunks, and answers refused ones first', async () => {
    const claimIds = [...Array.from({ length: 1200 }, (_, index) => `c${index}`), 'missing'];
    outcome = (claimId) =>
      claimId === 'c7'
        ? refused(claimId)
        : { claimId, outcome: 'queued', status: 'queued', batchId: 'b1', findings: [] };
    const answer = await service.submitMany({ claimIds });
    expect(queueing.take.mock.calls.map(([, ids]) => ids.length)).toEqual([500, 500, 200]);
    expect(answer).toMatchObject({ queuedCount: 1199, refusedCount: 2, hasMore: false, batches: [{ id: 'b1' }] });
    expect(answer.claims.slice(0, 2).map(({ claimId }) => claimId)).toEqual(['missing', 'c7']);
    expect(note).toHaveBeenCalledWith(expect.objectContaining({ facts: { queuedCount: 1199, refusedCount: 2 } }));
    expect(discard).toHaveBeenCalled();
  });

  it.each([
    [{ claimIds: [] }, 'BATCH_EMPTY'],
    [{ filter: {} }, 'BATCH_EMPTY'],
    [{}, 'VALIDATION_FAILED'],
    [{ claimIds: ['c1'], filter: {} }, 'VALIDATION_FAILED'],
    [{ claimIds: ['c1'], tradingPartnerId: 'p9' }, 'REFERENCE_NOT_FOUND'],
  ])('refuses %j with %s', async (wanted, code) => {
    await expect((async () => service.submitMany(wanted))()).rejects.toMatchObject({ code });
  });

  it.each<[string, (id: string) => SubmissionOutcome, string]>([
    ['with errors', refused, 'CLAIM_NOT_SUBMITTABLE'],
    ['whose state forbids it', (id) => forbiddenClaim(id, 'paid'), 'STATE_FORBIDS'],
  ])('throws for one claim %s', async (_, of, code) => {
    outcome = of;
    await expect(service.submitOne('c1', {})).rejects.toMatchObject({ code });
    expect(queueing.queue).not.toHaveBeenCalled();
  });

  it('throws for a claim that is none, and points into one that is wrong', async () => {
    await expect(service.submitOne('missing', {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
    outcome = refused;
    const problems = [expect.objectContaining({ code: 'UNITS_NOT_POSITIVE', pointer: '/lines/0/units' })];
    await expect(service.submitOne('c1', {})).rejects.toMatchObject({ problems });
  });

  it('gives back what was staged when storing fails', async () => {
    queueing.queue.mockRejectedValueOnce(new Error('no room'));
    await expect(service.submitOne('c1', {})).rejects.toThrow('no room');
    expect(discard).toHaveBeenCalled();
  });
});
