import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { ClaimLifecycle, type ClaimMove } from './claim-lifecycle.service.js';
import { ClaimMovesRepository, type NewClaimEvent, type NewStanding } from './claim-moves.repository.js';
import type { ClaimStatus } from './claim-status.rules.js';

const AT = '2026-11-23T12:00:00.000Z';

async function lifecycleOver(standing: Record<string, ClaimStatus>) {
  const written: { standings: NewStanding[]; events: NewClaimEvent[] } = { standings: [], events: [] };
  const moves = {
    lock: async (ids: string[]) =>
      ids.filter((id) => id in standing).map((id) => ({ claimId: id, status: standing[id]!, lastSequence: 3 })),
    write: async (standings: NewStanding[], events: NewClaimEvent[]) => {
      written.standings.push(...standings);
      written.events.push(...events);
    },
    append: async (events: NewClaimEvent[]) => void written.events.push(...events),
  };
  const units = { run: <T>(work: () => T) => work(), changed: jest.fn() };
  const module = await Test.createTestingModule({
    providers: [
      ClaimLifecycle,
      { provide: ClaimMovesRepository, useValue: moves },
      { provide: UnitOfWork, useValue: units },
    ],
  }).compile();
  return { lifecycle: module.get(ClaimLifecycle), written, units };
}

const aMove = (claimId: string, to: ClaimStatus, more: Partial<ClaimMove> = {}): ClaimMove => ({
  claimId,
  to,
  kind: 'adjudicated',
  occurredAt: AT,
  ...more,
});

describe('ClaimLifecycle', () => {
  it('writes state and event together, and tells the audit trail', async () => {
    const { lifecycle, written, units } = await lifecycleOver({ a: 'submitted' });
    const facts = { kind: 'adjudicated', occurredAt: AT, adjudicatedOn: '2026-11-20', sourceId: 'p' };
    await lifecycle.move('a', 'paid', facts);
    expect(written.standings).toEqual([
      { claimId: 'a', status: 'paid', submittedAt: null, adjudicatedOn: '2026-11-20', payerControlNumber: null },
    ]);
    expect(written.events).toEqual([
      expect.objectContaining({ claimId: 'a', sequence: 4, fromStatus: 'submitted', toStatus: 'paid', sourceId: 'p' }),
    ]);
    expect(units.changed).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['draft', 'paid', 'STATE_FORBIDS'],
    ['voided', 'draft', 'STATE_FORBIDS'],
  ] as const)('refuses to move a %s claim to %s', async (from, to, code) => {
    const { lifecycle } = await lifecycleOver({ a: from });
    await expect(lifecycle.move('a', to, { kind: 'x', occurredAt: AT })).rejects.toMatchObject({ code });
  });

  it('answers NOT_FOUND for a claim that is not there', async () => {
    const { lifecycle } = await lifecycleOver({});
    await expect(lifecycle.move('a', 'paid', { kind: 'x', occurredAt: AT })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('takes several moves of one claim in order and answers the refused ones', async () => {
    const { lifecycle, written } = await lifecycleOver({ a: 'submitted', b: 'paid' });
    const moves = [
      aMove('a', 'payer_accepted', { kind: 'acknowledged' }),
      aMove('b', 'syntax_accepted', { kind: 'acknowledged' }),
      aMove('a', 'denied'),
      aMove('b', 'payer_accepted', { kind: 'reversed' }),
    ];
    const { made, refused } = await lifecycle.moveAll(moves);
    expect(made.map(({ claimId, from, to }) => [claimId, from, to])).toEqual([
      ['a', 'submitted', 'payer_accepted'],
      ['a', 'payer_accepted', 'denied'],
      ['b', 'paid', 'payer_accepted'],
    ]);
    expect(refused.map(({ claimId, to }) => [claimId, to])).toEqual([['b', 'syntax_accepted']]);
    expect(written.events.map(({ claimId, sequence }) => [claimId, sequence])).toEqual([
      ['a', 4],
      ['a', 5],
      ['b', 4],
    ]);
  });

  it('begins with the state of the row', async () => {
    const { lifecycle, written } = await lifecycleOver({});
    await lifecycle.begin([{ claimId: 'a', status: 'draft' }], { kind: 'created', occurredAt: AT });
    expect(written.events).toEqual([expect.objectContaining({ sequence: 1, fromStatus: null, toStatus: 'draft' })]);
  });
});
