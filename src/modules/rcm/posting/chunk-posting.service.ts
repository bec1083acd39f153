import { Injectable } from '@nestjs/common';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import { AdjustmentCodesRepository } from '../adjustment-codes/adjustment-codes.repository.js';
import { statusBeforeAdjudication } from '../claims/claim-lifecycle.rules.js';
import { ClaimLifecycle, type ClaimMove } from '../claims/claim-lifecycle.service.js';
import { adjudicatedStatus, isForwarded, type StandingPayment } from './adjudication.rules.js';
import { ChunkRowsWriter, type DecidedPayment } from './chunk-rows.writer.js';
import { Corrections, earlyCorrection, type CorrectionCandidate } from './correction.rules.js';
import { noCounts, type EraInHand, type PostingCounts } from './era-in-hand.rules.js';
import { TakenLines, type DecidedService } from './line-match.rules.js';
import type { PostedClaimPayment } from './posted-chunk.rules.js';
import { PostingReadsRepository } from './posting-reads.repository.js';
import { PostingSteps } from './posting-steps.js';
import { PostingWritesRepository } from './posting-writes.repository.js';
import type { Original } from './reversal.rules.js';

type Standing = StandingPayment & CorrectionCandidate & { claimId: string };

/** What is known of the claims of a chunk while its payments are posted one after the other. */
interface Books {
  statuses: Map<string, ClaimMove['to']>;
  standing: Map<string, Standing[]>;
  originalRows: Map<string, Awaited<ReturnType<PostingReadsRepository['ledgerOf']>>>;
  histories: Map<string, ClaimMove['to'][]>;
  corrections: Corrections;
}

/** Writes a chunk of decided claim payments: their rows, the ledger, the claims' states, in the open unit of work. */
@Injectable()
export class ChunkPostingService {
  constructor(
    private readonly reads: PostingReadsRepository,
    private readonly writes: PostingWritesRepository,
    private readonly lifecycle: ClaimLifecycle,
    private readonly codes: AdjustmentCodesRepository,
    private readonly steps: PostingSteps,
  ) {}

  /** In the order given: what is taken back must go before what takes its place (rcm.md §4 D 9). */
  async write(era: EraInHand, decided: DecidedPayment[]): Promise<PostingCounts> {
    const posted = decided.filter(({ decision }) => decision.status === 'posted');
    const claimIds = [...new Set(posted.map(({ decision }) => decision.claimId as string))];
    const books = await this.booksOf(posted, claimIds);
    await this.matchLines(era, posted, books);
    const writer = new ChunkRowsWriter(era, await this.codes.bookFor(era, era.postedOn));
    const moves = posted.map((payment) => this.post(era, writer, books, payment));
    for (const payment of decided) writer.add(payment);
    const ledger = await this.writes.chunk(writer.rows);
    const statuses = await this.move(era, moves);
    await this.steps.follow({ era, payments: posted.map(postedPayment), ledger, statuses });
    return countsOf(decided, ledger.length);
  }

  private async matchLines(era: EraInHand, posted: readonly DecidedPayment[], books: Books): Promise<void> {
    const lines = await this.reads.linesOf([...books.statuses.keys()]);
    const [taken, takenBack] = [takenBefore(era, posted, books), new TakenLines()];
    for (const payment of posted) {
      const { claimId, original } = payment.decision as { claimId: string; original: Original | null };
      const byClaim = original === null ? taken : takenBack;
      payment.lines = byClaim.match(claimId, servicesOf(payment), lines.get(claimId) ?? []);
    }
  }

  private async booksOf(posted: readonly DecidedPayment[], claimIds: string[]): Promise<Books> {
    const originals = posted.flatMap(({ decision }) => (decision.original === null ? [] : [decision.original]));
    const rows = await this.reads.ledgerOf(originals.map(({ id }) => id));
    return {
      statuses: await this.reads.statusesOf(claimIds),
      standing: groupedBy(await this.reads.paymentsOn(claimIds), (row) => row.claimId),
      originalRows: groupedBy(rows, (row) => row.claimPaymentId),
      histories: await this.reads.historiesOf(originals.map(({ claimId }) => claimId)),
      corrections: new Corrections(await this.reads.reversedOn(claimIds)),
    };
  }

  /** Adds the ledger rows of one payment, and answers where it takes its claim. */
  private post(era: EraInHand, writer: ChunkRowsWriter, books: Books, payment: DecidedPayment): ClaimMove {
    const { claimId, original } = payment.decision as { claimId: string; original: Original | null };
    const standing = books.standing.get(claimId) ?? [];
    const payments =
      original === null
        ? [...standing, this.postNew(era, writer, books, payment)]
        : this.takeBack(writer, books, payment, original);
    books.standing.set(claimId, payments);
    const before = statusBeforeAdjudication(books.histories.get(claimId) ?? []);
    const to = adjudicatedStatus(books.statuses.get(claimId)!, payments, before);
    books.statuses.set(claimId, to);
    return moveOf(era, payment, to);
  }

  private postNew(era: EraInHand, writer: ChunkRowsWriter, books: Books, payment: DecidedPayment): Standing {
    const claimId = payment.decision.claimId as string;
    const payerIdentifier = era.remittance.payerId.trim();
    payment.correctsId = books.corrections.take(claimId, payerIdentifier, era.id);
    return standingOf(era, payment, writer.post(payment));
  }

  /** Answers what stands without the original. */
  private takeBack(writer: ChunkRowsWriter, books: Books, payment: DecidedPayment, original: Original): Standing[] {
    const standing = books.standing.get(original.claimId) ?? [];
    writer.reverse(payment, books.originalRows.get(original.id) ?? []);
    const correctionId = earlyCorrection(original.id, standing);
    if (correctionId === null) books.corrections.reverse({ ...original, correctedInEraId: null });
    else writer.correct(correctionId, original.id);
    return standing
      .filter(({ id }) => id !== original.id)
      .map((row) => (row.id === correctionId ? { ...row, correctsId: original.id } : row));
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

/** The lines that earlier claim payments of the same set have taken, and that are not given back now. */
function takenBefore({ id }: EraInHand, posted: readonly DecidedPayment[], { standing }: Books): TakenLines {
  const takenBack = new Set(posted.map(({ decision }) => decision.original?.id));
  const taken = new TakenLines();
  for (const [claimId, payments] of standing) {
    const own = payments.filter((payment) => payment.eraId === id && !takenBack.has(payment.id));
    taken.take(
      claimId,
      own.flatMap(({ lineIds }) => lineIds),
    );
  }
  return taken;
}

/** The services as they were billed: a reversal repeats them with the other sign. */
function servicesOf({ event, decision }: DecidedPayment): DecidedService[] {
  const { services } = event.payment;
  if (decision.original === null) return services;
  return services.map((service) => ({ ...service, chargeCents: -service.chargeCents }));
}

function standingOf(
  { id: eraId, remittance }: EraInHand,
  { event, id, decision, correctsId }: DecidedPayment,
  postings: ReturnType<ChunkRowsWriter['post']>,
): Standing {
  const { paidCents, chargeCents, statusCode } = event.payment;
  return {
    id,
    eraId,
    claimId: decision.claimId as string,
    payerIdentifier: remittance.payerId.trim(),
    chargeCents,
    correctsId,
    paidCents,
    statusCode,
    isForwarded: isForwarded(event.payment),
    lineIds: postings.flatMap(({ claimLineItemId }) => claimLineItemId ?? []),
    // A reversal without its original takes a denial back: it denies nothing.
    deniedLineIds: postings.flatMap(({ kind, cents, claimLineItemId }) =>
      kind === 'denial' && cents > 0 ? [claimLineItemId] : [],
    ),
  };
}

function postedPayment({ event, id, decision, correctsId, lines }: DecidedPayment): PostedClaimPayment {
  return {
    id,
    claimId: decision.claimId as string,
    reversesId: decision.original?.id ?? null,
    correctsId,
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
