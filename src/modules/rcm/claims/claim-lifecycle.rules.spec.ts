import {
  canMove,
  canVoidHere,
  foldMoves,
  NEXT,
  statusAfterChange,
  statusAfterValidation,
  statusBeforeAdjudication,
} from './claim-lifecycle.rules.js';
import { CLAIM_STATUSES, isAdjudicated, type ClaimStatus } from './claim-status.rules.js';

describe('RCM B: the life of a claim', () => {
  it.each([
    ['draft', 'validated', true],
    ['draft', 'submitted', false],
    ['validated', 'queued', true],
    ['queued', 'submitted', true],
    ['submitted', 'payer_accepted', true],
    ['submitted', 'paid', true],
    ['syntax_rejected', 'denied', true],
    ['syntax_rejected', 'validated', true],
    ['payer_accepted', 'syntax_accepted', false],
    ['payer_accepted', 'crossed_over', true],
    ['paid', 'denied', true],
    ['paid', 'submitted', false],
    ['paid', 'payer_accepted', false],
    ['denied', 'appealed', true],
    ['appealed', 'paid', true],
    ['closed', 'paid', true],
    ['closed', 'appealed', true],
    ['paid', 'closed', true],
    ['submitted', 'closed', false],
    ['voided', 'draft', false],
    ['corrected', 'paid', false],
    ['draft', 'draft', true],
  ] as const)('leads from %s to %s: %s', (from, to, isAllowed) => expect(canMove(from, to)).toBe(isAllowed));

  it.each([
    ['paid', 'submitted', true],
    ['denied', 'payer_accepted', true],
    ['closed', 'submitted', true],
    ['voided', 'submitted', false],
    ['submitted', 'syntax_accepted', true],
    ['payer_accepted', 'submitted', false],
    ['paid', 'draft', false],
  ] as const)('a reversal takes a %s claim back to %s: %s', (from, to, isAllowed) => {
    expect(canMove(from, to, 'reversed')).toBe(isAllowed);
  });

  it('reaches every state from a draft', () => {
    const reached = new Set<ClaimStatus>(['draft']);
    for (const status of reached) for (const next of NEXT[status]) reached.add(next);
    expect([...reached].sort()).toEqual([...CLAIM_STATUSES].sort());
  });

  it('lets an 835 post in any state from submitted on', () => {
    const sent = CLAIM_STATUSES.filter(
      (status) => !['draft', 'validated', 'queued', 'voided', 'corrected'].includes(status),
    );
    const adjudicated = CLAIM_STATUSES.filter(isAdjudicated);
    for (const from of sent)
      for (const to of adjudicated) expect([from, to, canMove(from, to)]).toEqual([from, to, true]);
  });

  it.each([
    ['draft', true],
    ['validated', true],
    ['queued', false],
    ['submitted', false],
    ['payer_rejected', false],
    ['voided', false],
  ] as const)('a %s claim can be voided without a bill of frequency 8: %s', (status, can) => {
    expect(canVoidHere(status)).toBe(can);
  });

  it.each([
    ['validated', 'draft'],
    ['draft', 'draft'],
    ['payer_rejected', 'payer_rejected'],
  ] as const)('a %s claim that is changed is %s', (status, after) => expect(statusAfterChange(status)).toBe(after));

  it.each([
    ['draft', false, 'validated'],
    ['draft', true, 'draft'],
    ['validated', true, 'draft'],
    ['validated', false, 'validated'],
    ['clearinghouse_rejected', false, 'validated'],
    ['clearinghouse_rejected', true, 'clearinghouse_rejected'],
    ['queued', false, 'queued'],
    ['submitted', false, 'submitted'],
    ['paid', true, 'paid'],
  ] as const)('a %s claim validated with errors (%s) is %s', (status, hasErrors, after) => {
    expect(statusAfterValidation(status, hasErrors)).toBe(after);
  });

  it.each([
    [['submitted', 'payer_accepted', 'paid'], 'payer_accepted'],
    [['submitted', 'paid', 'denied'], 'submitted'],
    [['paid'], 'submitted'],
  ] as const)('after %j a full reversal leads to %s', (history, status) => {
    expect(statusBeforeAdjudication(history)).toBe(status);
  });

  it('takes the moves of one claim in their order', () => {
    const moves = [
      { claimId: 'c', to: 'paid', kind: 'adjudicated' },
      { claimId: 'c', to: 'submitted', kind: 'reversed' },
      { claimId: 'c', to: 'draft', kind: 'reversed' },
      { claimId: 'c', to: 'denied', kind: 'adjudicated' },
    ] as const;
    const { status, made, refused } = foldMoves('submitted', moves);
    expect(status).toBe('denied');
    expect(made.map(({ from, to }) => [from, to])).toEqual([
      ['submitted', 'paid'],
      ['paid', 'submitted'],
      ['submitted', 'denied'],
    ]);
    expect(refused).toEqual([{ claimId: 'c', from: 'submitted', to: 'draft', kind: 'reversed' }]);
  });
});
