import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { NoticesRepository } from '../../../shared/access/notices/notices.repository.js';
import { ClaimChecksRepository } from '../claims/claim-checks.repository.js';
import { ClaimLifecycle } from '../claims/claim-lifecycle.service.js';
import { ClaimStandingService } from '../posting/claim-standing.service.js';
import { PostingSteps } from '../posting/posting-steps.js';
import { SecondaryClaimsRepository } from './secondary-claims.repository.js';
import { SecondaryPostingService } from './secondary-posting.service.js';

const AT = '2026-09-01T00:00:00.000Z';

describe('RCM G: with every posting, the payers after and before', () => {
  let following: { claimId: string; priorClaimId: string; status: string }[];
  let before: string[];
  const billing = {
    waitingForNext: jest.fn(async (ids: string[]) => ids),
    pendingBefore: jest.fn(async (_ids: string[]) => before),
    copiedFrom: jest.fn(async (_ids: string[]) => following),
  };
  const checks = { replaceFindings: jest.fn() };
  const lifecycle = { moveAll: jest.fn() };
  const standing = { release: jest.fn() };
  const notices = { insert: jest.fn() };
  let steps: PostingSteps;
  beforeEach(async () => {
    jest.clearAllMocks();
    [following, before] = [[], []];
    const module = await Test.createTestingModule({
      providers: [
        SecondaryPostingService,
        PostingSteps,
        { provide: SecondaryClaimsRepository, useValue: billing },
        { provide: ClaimChecksRepository, useValue: checks },
        { provide: ClaimLifecycle, useValue: lifecycle },
        { provide: ClaimStandingService, useValue: standing },
        { provide: NoticesRepository, useValue: notices },
      ],
    }).compile();
    await module.init();
    steps = module.get(PostingSteps);
  });
  const posted = (statuses: Record<string, string>, reversed: (string | null)[] = [null]) =>
    steps.follow({
      era: { postedOn: '2026-09-01' },
      payments: reversed.map((reversesId) => ({ reversesId })),
      statuses: new Map(Object.entries(statuses)),
    } as never);

  it.each([
    ['paid', true],
    ['partially_paid', true],
    ['zero_paid', true],
    ['denied', false],
    ['crossed_over', false],
    ['appealed', false],
  ])('a claim that is now %s can wait for its next payer: %s', async (status, canWait) => {
    await posted({ c1: status });
    const moves = canWait
      ? [{ claimId: 'c1', to: 'secondary_pending', kind: 'secondary_pending', occurredAt: AT }]
      : [];
    expect(lifecycle.moveAll.mock.calls[0]).toEqual([moves]);
    expect(billing.waitingForNext).toHaveBeenCalledTimes(canWait ? 1 : 0);
  });

  it('releases the claims before those that the next payer has decided, whatever it decided', async () => {
    before = ['c0'];
    await posted({ c1: 'denied' });
    expect(billing.pendingBefore).toHaveBeenCalledWith(['c1']);
    expect(standing.release).toHaveBeenCalledWith('c0', { kind: 'next_payer_decided', occurredAt: AT });
  });

  it('asks for no copies where nothing was reversed', async () => {
    await posted({ c1: 'paid' });
    expect(billing.copiedFrom).not.toHaveBeenCalled();
    await posted({ c1: 'submitted' }, ['p1', null]);
    expect(billing.copiedFrom).toHaveBeenCalledWith(['p1']);
    expect(checks.replaceFindings).not.toHaveBeenCalled();
    expect(notices.insert).not.toHaveBeenCalled();
  });

  it('flags what tells of a reversed decision: an error where it can be built anew, else a warning', async () => {
    following = [
      { claimId: 's1', priorClaimId: 'c1', status: 'draft' },
      { claimId: 's2', priorClaimId: 'c2', status: 'paid' },
    ];
    await posted({ c1: 'submitted', c2: 'submitted' }, ['p1', 'p2']);
    expect(checks.replaceFindings).toHaveBeenCalledWith(
      ['s1', 's2'],
      ['PRIOR_PAYER_REVERSED'],
      [
        expect.objectContaining({ claimId: 's1', severity: 'error', message: expect.stringContaining('void it') }),
        expect.objectContaining({ claimId: 's2', severity: 'warning', message: expect.stringContaining('correct it') }),
      ],
    );
    expect(lifecycle.moveAll).toHaveBeenLastCalledWith([
      { claimId: 's1', to: 'draft', kind: 'prior_payer_reversed', occurredAt: AT, sourceId: 'c1' },
      { claimId: 's2', to: 'paid', kind: 'prior_payer_reversed', occurredAt: AT, sourceId: 'c2' },
    ]);
    expect(notices.insert.mock.calls).toMatchObject([
      [{ recipientRole: 'billing', code: 'PRIOR_PAYER_REVERSED', entityId: 's1' }],
      [{ recipientRole: 'billing', entityId: 's2' }],
    ]);
  });
});
