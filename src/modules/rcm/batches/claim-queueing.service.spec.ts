import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { Clock } from '../../../shared/time/clock.js';
import { ClaimLifecycle } from '../claims/claim-lifecycle.service.js';
import { ClaimProblemsService } from '../claims/claim-problems.service.js';
import { ClaimValidationService } from '../claims/claim-validation.service.js';
import { ClaimsRepository } from '../claims/claims.repository.js';
import { AuthorizationUse } from '../prior-authorizations/prior-authorization.rules.js';
import type { TradingPartner } from '../trading-partners/trading-partner.entity.js';
import { X12WriteError } from '../x12/x12-segment.writer.js';
import { BatchDraftsService, type BatchDraft } from './batch-drafts.service.js';
import { BatchWritesRepository } from './batch-writes.repository.js';
import { ClaimQueueingService, type SubmissionRun } from './claim-queueing.service.js';
import { found } from './submission-outcome.rules.js';

const partner = {
  ...{ id: 'p1', role: 'clearinghouse', isActive: true, separators: '*^:~', name: 'House', senderId: 'US' },
  ...{ receiverId: 'THEM', applicationSenderCode: 'US', applicationReceiverCode: 'THEM', submitterId: null },
  ...{ submitterName: 'Clinic', submitterContactName: 'Desk', submitterContactPhone: '8005550100' },
} as TradingPartner;
const payer = { isActive: true, submissionMethod: 'electronic', tradingPartnerId: null };
const submitted = { type: 'professional', patientControlNumber: 'Q1', lines: [{ ordinal: 1, controlNumber: '' }] };

describe('ClaimQueueingService', () => {
  const statuses: Record<string, string> = { good: 'draft', bad: 'validated', paid: 'paid', odd: 'validated' };
  const claims = { allOf: async (ids: string[]) => ids.map((id) => ({ id, status: statuses[id], payerId: 'y' })) };
  const problems = {
    of: async (all: object[]) => all.map((claim) => ({ claim, payer, submitted, problems: [] })),
  };
  const validation = { keep: async () => new Map([['bad', [found('UNITS_NOT_POSITIVE', 'lines[0].units', 'none')]]]) };
  const draft = { claims: [] as object[] } as BatchDraft;
  const drafts = {
    begin: jest.fn(async () => draft),
    add: jest.fn(async (_draft: object, { claimId }: { claimId: string }) => {
      if (claimId === 'odd') throw new X12WriteError('SEPARATOR_IN_VALUE', 'NTE02', 'a separator');
    }),
    store: async () => ({ id: 'b1' }),
  };
  const lifecycle = { moveAll: jest.fn() };
  const numberLines = jest.fn();
  let service: ClaimQueueingService;
  let run: SubmissionRun;

  beforeEach(async () => {
    jest.clearAllMocks();
    run = { partners: [partner], chosen: undefined, drafts: new Map(), use: new AuthorizationUse(), outcomes: [] };
    const module = await Test.createTestingModule({
      providers: [
        ClaimQueueingService,
        { provide: ClaimsRepository, useValue: claims },
        { provide: ClaimProblemsService, useValue: problems },
        { provide: ClaimValidationService, useValue: validation },
        { provide: BatchDraftsService, useValue: drafts },
        { provide: BatchWritesRepository, useValue: { numberLines } },
        { provide: ClaimLifecycle, useValue: lifecycle },
        { provide: Clock, useValue: { now: () => '2026-11-26T08:00:00.000Z' } },
      ],
    }).compile();
    service = module.get(ClaimQueueingService);
  });

  it('writes what is good, and refuses the rest, each for its own reason', async () => {
    await service.take(run, ['good', 'bad', 'paid', 'odd']);
    const outcomes = run.outcomes.map(({ claimId, outcome, status, findings }) => {
      return [claimId, outcome, status, findings.map(({ code }) => code)];
    });
    expect(outcomes).toEqual([
      ['paid', 'refused', 'paid', ['STATE_FORBIDS']],
      ['good', 'queued', 'queued', []],
      ['bad', 'refused', 'draft', ['UNITS_NOT_POSITIVE']],
      ['odd', 'refused', 'validated', ['SEPARATOR_IN_VALUE']],
    ]);
    expect(drafts.begin).toHaveBeenCalledTimes(1);
    expect(lifecycle.moveAll).toHaveBeenCalledWith([
      expect.objectContaining({ claimId: 'bad', to: 'draft', kind: 'validation_failed' }),
    ]);
  });

  it('gives every line a control number', async () => {
    await service.take(run, ['good']);
    expect(drafts.add.mock.calls[0]![1]).toMatchObject({ submitted: { lines: [{ controlNumber: 'Q1L1' }] } });
  });

  it('writes nothing without a partner', async () => {
    await service.take({ ...run, partners: [] }, ['good']);
    expect(run.outcomes[0]).toMatchObject({ outcome: 'refused', findings: [{ code: 'TRADING_PARTNER_MISSING' }] });
    expect(drafts.begin).not.toHaveBeenCalled();
  });

  it('queues the claims of a stored batch, validated ones without saying so again', async () => {
    run.outcomes.push({ claimId: 'good', outcome: 'queued', status: 'queued', batchId: null, findings: [] });
    const written = [
      { claimId: 'good', isValidated: false },
      { claimId: 'other', isValidated: true },
    ];
    await service.queue(run, { ...draft, claims: written } as unknown as BatchDraft);
    const moves = (lifecycle.moveAll.mock.calls[0] as [{ claimId: string; to: string }[]])[0];
    expect(moves.map(({ claimId, to }) => [claimId, to])).toEqual([
      ['good', 'validated'],
      ['good', 'queued'],
      ['other', 'queued'],
    ]);
    expect(run.outcomes[0]!.batchId).toBe('b1');
    expect(numberLines).toHaveBeenCalledWith(['good', 'other']);
  });
});
