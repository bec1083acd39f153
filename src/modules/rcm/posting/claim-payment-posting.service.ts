import { Injectable } from '@nestjs/common';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import { newId } from '../../../shared/database/new-id.js';
import { AdjustmentCodesRepository } from '../adjustment-codes/adjustment-codes.repository.js';
import { statusBeforeAdjudication } from '../claims/claim-lifecycle.rules.js';
import { ClaimLifecycle, type ClaimMove } from '../claims/claim-lifecycle.service.js';
import { isReversal } from '../x12/remittance.rules.js';
import type { ClaimPaymentEvent } from '../x12/x12-events.reader.js';
import { adjudicatedStatus, isForwarded, type StandingPayment } from './adjudication.rules.js';
import { ChunkRowsWriter, type DecidedPayment } from './chunk-rows.writer.js';
import { ClaimPaymentMatchingService, type FoundMatch } from './claim-payment-matching.service.js';
import { noCounts, type EraInHand, type PostingCounts } from './era-in-hand.rules.js';
import { matchLines, type DecidedService } from './line-match.rules.js';
import { decide } from './payment-decision.rules.js';
import { PostingReadsRepository } from './posting-reads.repository.js';
import { PostingWritesRepository } from './posting-writes.repository.js';
import type { PostedClaimPayment } from './posted-chunk.rules.js';
import { PostingSteps } from './posting-steps.js';
import { originalOf, type Original } from './reversal.rules.js';

export interface ChunkResult {
  counts: PostingCounts;
  /** Reversals whose original was not posted yet: it may still come in the same set. */
  waiting: ClaimPaymentEvent[];
}

type Standing = StandingPayment & { id: string };

/** Posts claim payments, a chunk at a time, in the open unit of work (rcm.md §4 D 5-9). */
@Injectable()
export class ClaimPaymentPostingService {
  constructor(
    private readonly matching: ClaimPaymentMatchingService,
    private readonly reads: PostingReadsRepository,
    private readonly writes: PostingWritesRepository,
    private readonly lifecycle: ClaimLifecycle,
    private readonly codes: AdjustmentCodesRepository,
    private readonly steps: PostingSteps,
  ) {}

  /** `isLast`: nothing more comes, so that a reversal without its original is held. */
  async post(era: EraInHand, events: readonly ClaimPaymentEvent[], isLast: boolean): Promise<ChunkResult> {
    if (events.length === 0) return { counts: noCounts(), waiting: [] };
    if (era.holdReason !== null) return this.hold(era, era.holdReason, events);
    const matches = await this.matching.match(
      era,
      events.map(({ payment }) => payment),
    );
    const originals = await this.originalsOf(era, events, matches);
    const mustWait = ({ payment }: ClaimPaymentEvent): boolean =>
      !isLast && isReversal(payment) && !originals.has(payment.ordinal);
    const decided = events
      .filter((event) => !mustWait(event))
      .map((event) =>
        decidedPayment(event, matches.get(event.payment.ordinal)!, originals.get(event.payment.ordinal) ?? null),
      );
    // Whichever way round they stand, what is taken back goes before what takes its place (rcm.md §4 D 9).
    decided.sort((one, other) => Number(other.decision.original !== null) - Number(one.decision.original !== null));
    const counts = await this.write(era, decided);
    return { counts, waiting: events.filter(mustWait) };
  }

  /** Stores claim payments of a held set: all rows, no posting, no claim touched. */
  private async hold(
    era: EraInHand,
    setHoldReason: string,
    events: readonly ClaimPaymentEvent[],
  ): Promise<ChunkResult> {
    const writer = new ChunkRowsWriter(era);
    const decision = { status: 'held', problem: null, claimId: null, match: 'none', original: null } as const;
    for (const event of events) {
      writer.add({ event, id: newId(), decision, setHoldReason, candidateIds: [], lines: [] });
    }
    await this.writes.chunk(writer.rows);
    return { counts: { ...noCounts(), held: events.length }, waiting: [] };
  }

  /** The originals of the reversals, by ordinal; each is taken once. */
  private async originalsOf(
    era: EraInHand,
    events: readonly ClaimPaymentEvent[],
    matches: ReadonlyMap<number, FoundMatch>,
  ): Promise<Map<number, Original>> {
    const reversals = events.flatMap(({ payment }) => (isReversal(payment) ? [payment] : []));
    const claimIds = reversals.flatMap(({ ordinal }) => matches.get(ordinal)?.versionIds ?? []);
    const numbers = reversals.flatMap(({ payerControlNumber: number }) => (number === '' ? [] : [number]));
    const byId = new Map<string, Original>();
    for (const found of await this.reads.paymentsOn(claimIds)) byId.set(found.id, found);
    for (const found of await this.reads.paymentsNumbered(numbers)) byId.set(found.id, found);
    const originals = new Map<number, Original>();
    for (const payment of reversals) {
      const open = [...byId.values()].filter(({ id }) => !era.reversedIds.has(id));
      const versionIds = matches.get(payment.ordinal)?.versionIds ?? [];
      const facts = { ...payment, eraId: era.id, payerIdentifier: era.remittance.payerId.trim(), claimIds: versionIds };
      const original = originalOf(facts, open);
      if (original === null) continue;
      era.reversedIds.add(original.id);
      originals.set(payment.ordinal, original);
    }
    return originals;
  }

  private async write(era: EraInHand, decided: DecidedPayment[]): Promise<PostingCounts> {
    const posted = decided.filter(({ decision }) => decision.status === 'posted');
    const claimIds = [...new Set(posted.map(({ decision }) => decision.claimId as string))];
    await this.matchLines(posted, claimIds);
    const writer = new ChunkRowsWriter(era, await this.codes.bookFor(era, era.postedOn));
    for (const payment of decided) writer.add(payment);
    const moves = await this.postings(era, writer, posted, claimIds);
    const ledger = await this.writes.chunk(writer.rows);
    const statuses = await this.move(era, moves);
    await this.steps.follow({ era, payments: posted.map(postedPayment), ledger, statuses });
    return countsOf(decided, ledger.length);
  }

  private async matchLines(posted: DecidedPayment[], claimIds: string[]): Promise<void> {
    const lines = await this.reads.linesOf(claimIds);
    for (const payment of posted) {
      const services = servicesOf(payment);
      payment.lines = matchLines(services, lines.get(payment.decision.claimId as string) ?? []);
    }
  }

  /** Adds the ledger rows, and answers where each posting takes its claim. */
  private async postings(
    era: EraInHand,
    writer: ChunkRowsWriter,
    posted: readonly DecidedPayment[],
    claimIds: string[],
  ): Promise<ClaimMove[]> {
    const reversals = posted.flatMap(({ decision }) => (decision.original === null ? [] : [decision.original]));
    const statuses = await this.reads.statusesOf(claimIds);
    const standing: Map<string, Standing[]> = groupedBy(await this.reads.paymentsOn(claimIds), (row) => row.claimId);
    const originalRows = groupedBy(
      await this.reads.ledgerOf(reversals.map(({ id }) => id)),
      (row) => row.claimPaymentId,
    );
    const histories = await this.reads.historiesOf(reversals.map(({ claimId }) => claimId));
    return posted.map((payment) => {
      const { claimId, original } = payment.decision as { claimId: string; original: Original | null };
      if (original !== null) writer.reverse(payment, originalRows.get(original.id) ?? []);
      const rest = (standing.get(claimId) ?? []).filter(({ id }) => id !== original?.id);
      const payments = original === null ? [...rest, standingOf(payment, writer.post(payment))] : rest;
      standing.set(claimId, payments);
      const before = statusBeforeAdjudication(histories.get(claimId) ?? []);
      const to = adjudicatedStatus(statuses.get(claimId)!, payments, before);
      statuses.set(claimId, to);
      return moveOf(era, payment, to);
    });
  }

  /** Answers where the claims stand now. */
  private async move(era: EraInHand, moves: readonly ClaimMove[]): Promise<Map<string, ClaimMove['to']>> {
    const { made, refused } = await this.lifecycle.moveAll(moves);
    const writer = new ChunkRowsWriter(era);
    for (const { sourceId } of refused) writer.say(sourceId as string, 'STATUS_NOT_MOVED', null);
    await this.writes.findings(writer.rows.findings);
    const stayed = refused.map(({ claimId, from }): [string, ClaimMove['to']] => [claimId, from]);
    return new Map([...stayed, ...made.map(({ claimId, to }): [string, ClaimMove['to']] => [claimId, to])]);
  }
}

function decidedPayment(event: ClaimPaymentEvent, found: FoundMatch, original: Original | null): DecidedPayment {
  const decision = decide(event.payment, found, original);
  return { event, id: newId(), decision, setHoldReason: null, candidateIds: found.candidateIds, lines: [] };
}

/** The services as they were billed: a reversal repeats them with the other sign. */
function servicesOf({ event, decision }: DecidedPayment): DecidedService[] {
  const { services } = event.payment;
  if (decision.original === null) return services;
  return services.map((service) => ({ ...service, chargeCents: -service.chargeCents }));
}

function standingOf({ event, id }: DecidedPayment, postings: ReturnType<ChunkRowsWriter['post']>): Standing {
  const { payment } = event;
  return {
    id,
    paidCents: payment.paidCents,
    statusCode: payment.statusCode,
    isForwarded: isForwarded(payment),
    lineIds: postings.flatMap(({ claimLineItemId }) => claimLineItemId ?? []),
    deniedLineIds: postings.flatMap(({ kind, claimLineItemId }) => (kind === 'denial' ? [claimLineItemId] : [])),
  };
}

function postedPayment({ event, id, decision, lines }: DecidedPayment): PostedClaimPayment {
  return {
    id,
    claimId: decision.claimId as string,
    reversesId: decision.original?.id ?? null,
    correctsId: null,
    payment: event.payment,
    lineIds: lines.map(({ lineId }) => lineId),
  };
}

function moveOf({ postedOn }: EraInHand, { id, decision, event }: DecidedPayment, to: ClaimMove['to']): ClaimMove {
  const isReversed = decision.original !== null;
  return {
    claimId: decision.claimId as string,
    to,
    kind: isReversed ? 'reversed' : 'adjudicated',
    occurredAt: `${postedOn}T00:00:00.000Z`,
    sourceId: id,
    adjudicatedOn: isReversed ? null : postedOn,
    // A resubmission needs the payer's number (rcm.md §4 A 12); a reversal brings the old one.
    payerControlNumber: isReversed ? null : event.payment.payerControlNumber || null,
  };
}

function countsOf(decided: readonly DecidedPayment[], ledgerEntries: number): PostingCounts {
  const counts = { ...noCounts(), ledgerEntries };
  for (const { decision } of decided) {
    counts[decision.status]++;
    if (decision.original !== null) counts.reversals++;
  }
  return counts;
}
