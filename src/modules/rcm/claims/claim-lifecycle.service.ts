import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError, notFound } from '../../../shared/errors/domain-error.js';
import { foldMoves } from './claim-lifecycle.rules.js';
import {
  ClaimMovesRepository,
  type ClaimStanding,
  type NewClaimEvent,
  type NewStanding,
} from './claim-moves.repository.js';
import type { ClaimStatus } from './claim-status.rules.js';

/** What a claim event says beside the states. */
export interface MoveFacts {
  /** imported, changed, validated, submitted, acknowledged, adjudicated, reversed, voided, … */
  kind: string;
  /** RFC 3339, UTC. */
  occurredAt: string;
  /** Claim payment, file or other record behind it. */
  sourceId?: string | null;
  reason?: string | null;
  /** Day of the adjudication; kept where the claim has none yet. */
  adjudicatedOn?: string | null;
  /** The payer's own number of the claim; the last one given is kept. */
  payerControlNumber?: string | null;
}

export type ClaimMove = MoveFacts & { claimId: string; to: ClaimStatus };
export type MadeMove = ClaimMove & { from: ClaimStatus };

/**
 * The only way a claim changes its state. The table of moves is in the rules; here the rows are locked, the state and
 * its event are written together, in the open unit of work or one of their own.
 */
@Injectable()
export class ClaimLifecycle {
  constructor(
    private readonly moves: ClaimMovesRepository,
    private readonly units: UnitOfWork,
  ) {}

  /** Moves one claim; the same state is an event without a move. Throws STATE_FORBIDS, NOT_FOUND. */
  move(claimId: string, to: ClaimStatus, facts: MoveFacts): Promise<MadeMove> {
    return this.units.run(async () => {
      const { made, refused } = await this.moveAll([{ claimId, to, ...facts }]);
      if (refused[0] !== undefined)
        throw new DomainError('STATE_FORBIDS', [], `a ${refused[0].from} claim cannot become ${to}`);
      const move = made[0];
      if (move === undefined) throw notFound();
      if (move.from !== to) {
        this.units.changed({
          kind: 'update',
          entity: 'claims',
          id: claimId,
          before: { status: move.from },
          after: { status: to },
        });
      }
      return move;
    });
  }

  /**
   * Moves many claims in a constant number of statements; several moves of one claim are taken in order. A move that
   * the table refuses is answered, never thrown: one late acknowledgement must not stop a file. The audit note of bulk
   * work is the caller's.
   */
  moveAll(moves: readonly ClaimMove[]): Promise<{ made: MadeMove[]; refused: MadeMove[] }> {
    return this.units.run(async () => {
      if (moves.length === 0) return { made: [], refused: [] };
      const byClaim = grouped(moves);
      const standings = await this.moves.lock([...byClaim.keys()]);
      const folds = standings.map((standing) => ({
        standing,
        ...foldMoves(standing.status, byClaim.get(standing.claimId)!),
      }));
      const moved = folds.filter(({ made }) => made.length > 0);
      await this.moves.write(
        moved.map(({ standing, status, made }) => newStanding(standing.claimId, status, made)),
        moved.flatMap(({ standing, made }) => eventsOf(standing, made)),
      );
      return { made: folds.flatMap(({ made }) => made), refused: folds.flatMap(({ refused }) => refused) };
    });
  }

  /** The first events of new claims, whose rows were written with this state in the same unit of work. */
  begin(claims: readonly { claimId: string; status: ClaimStatus }[], facts: MoveFacts): Promise<void> {
    return this.moves.append(
      claims.map(({ claimId, status }) => ({
        claimId,
        sequence: 1,
        kind: facts.kind,
        fromStatus: null,
        toStatus: status,
        occurredAt: facts.occurredAt,
        sourceId: facts.sourceId ?? null,
        reason: facts.reason ?? null,
      })),
    );
  }
}

function grouped(moves: readonly ClaimMove[]): Map<string, ClaimMove[]> {
  const groups = new Map<string, ClaimMove[]>();
  for (const move of moves) {
    const group = groups.get(move.claimId);
    if (group === undefined) groups.set(move.claimId, [move]);
    else group.push(move);
  }
  return groups;
}

function newStanding(claimId: string, status: ClaimStatus, made: readonly MadeMove[]): NewStanding {
  const submittedAt = made.find(({ to, from }) => to === 'submitted' && from === 'queued')?.occurredAt ?? null;
  const adjudicatedOn = made.map((move) => move.adjudicatedOn ?? null).find((day) => day !== null) ?? null;
  const payerControlNumber =
    made.map((move) => move.payerControlNumber ?? null).findLast((number) => number !== null) ?? null;
  return { claimId, status, submittedAt, adjudicatedOn, payerControlNumber };
}

function eventsOf({ claimId, lastSequence }: ClaimStanding, made: readonly MadeMove[]): NewClaimEvent[] {
  return made.map(({ from, to, kind, occurredAt, sourceId, reason }, index) => ({
    claimId,
    sequence: lastSequence + 1 + index,
    kind,
    fromStatus: from,
    toStatus: to,
    occurredAt,
    sourceId: sourceId ?? null,
    reason: reason ?? null,
  }));
}
