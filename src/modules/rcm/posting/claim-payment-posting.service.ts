import { Injectable } from '@nestjs/common';
import { newId } from '../../../shared/database/new-id.js';
import { isReversal } from '../x12/remittance.rules.js';
import type { ClaimPaymentEvent } from '../x12/x12-events.reader.js';
import { ChunkPostingService } from './chunk-posting.service.js';
import { ChunkRowsWriter, type DecidedPayment } from './chunk-rows.writer.js';
import { ClaimPaymentMatchingService, type FoundMatch } from './claim-payment-matching.service.js';
import { noCounts, type EraInHand, type PostingCounts } from './era-in-hand.rules.js';
import { decide, forced, type Decision } from './payment-decision.rules.js';
import { PostingReadsRepository } from './posting-reads.repository.js';
import { PostingWritesRepository } from './posting-writes.repository.js';
import { originalOf, type Original } from './reversal.rules.js';

/** A claim payment to be posted; `stored`: it is there already, held or unmatched, and gets what is decided now. */
export interface PaymentInHand {
  event: ClaimPaymentEvent;
  stored: { id: string; lineIds: readonly string[] } | null;
}

/** What somebody has decided of a claim payment. */
export interface HumanDecision {
  /** The claim it is about. */
  claimId: string | null;
  /** It is posted as it stands, whatever held it. */
  isForced: boolean;
}

export interface ChunkResult {
  counts: PostingCounts;
  /** Reversals whose original was not posted yet: it may still come in the same set. */
  waiting: PaymentInHand[];
}

/** Posts claim payments, a chunk at a time, in the open unit of work (rcm.md §4 D 5-9). */
@Injectable()
export class ClaimPaymentPostingService {
  constructor(
    private readonly matching: ClaimPaymentMatchingService,
    private readonly reads: PostingReadsRepository,
    private readonly writes: PostingWritesRepository,
    private readonly chunks: ChunkPostingService,
  ) {}

  /** `isLast`: nothing more comes, so that a reversal without its original is held. */
  async post(
    era: EraInHand,
    payments: readonly PaymentInHand[],
    isLast: boolean,
    human: HumanDecision | null = null,
  ): Promise<ChunkResult> {
    if (payments.length === 0) return { counts: noCounts(), waiting: [] };
    if (era.holdReason !== null) return this.hold(era, era.holdReason, payments);
    const matches = await this.matching.match(
      era,
      payments.map(({ event }) => event.payment),
    );
    const originals = await this.originalsOf(era, payments, matches);
    const mustWait = ({ event: { payment } }: PaymentInHand): boolean =>
      !isLast && isReversal(payment) && !originals.has(payment.ordinal);
    const decided = payments
      .filter((payment) => !mustWait(payment))
      .map((payment) => {
        const { ordinal } = payment.event.payment;
        return decidedPayment(payment, matches.get(ordinal)!, originals.get(ordinal) ?? null, human);
      });
    // Whichever way round they stand, what is taken back goes before what takes its place (rcm.md §4 D 9).
    decided.sort((one, other) => Number(other.decision.original !== null) - Number(one.decision.original !== null));
    return { counts: await this.chunks.write(era, decided), waiting: payments.filter(mustWait) };
  }

  /** Stores claim payments of a held set: all rows, no posting, no claim touched. */
  private async hold(era: EraInHand, setHoldReason: string, payments: readonly PaymentInHand[]): Promise<ChunkResult> {
    const writer = new ChunkRowsWriter(era);
    const decision = { status: 'held', problem: null, claimId: null, match: 'none', original: null } as const;
    for (const payment of payments) writer.add({ ...inHand(payment), decision, setHoldReason, candidateIds: [] });
    await this.writes.chunk(writer.rows);
    return { counts: { ...noCounts(), held: payments.length }, waiting: [] };
  }

  /** The originals of the reversals, by ordinal; each is taken once. */
  private async originalsOf(
    era: EraInHand,
    payments: readonly PaymentInHand[],
    matches: ReadonlyMap<number, FoundMatch>,
  ): Promise<Map<number, Original>> {
    const reversals = payments.flatMap(({ event: { payment } }) => (isReversal(payment) ? [payment] : []));
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
}

function decidedPayment(
  payment: PaymentInHand,
  found: FoundMatch,
  original: Original | null,
  human: HumanDecision | null,
): DecidedPayment {
  const given: FoundMatch =
    human === null || human.claimId === null
      ? found
      : { claimId: human.claimId, match: 'manual', problem: null, candidateIds: [], versionIds: [human.claimId] };
  const decision: Decision = decide(payment.event.payment, given, original);
  return {
    ...inHand(payment),
    decision: human?.isForced === true ? forced(decision) : decision,
    setHoldReason: null,
    candidateIds: given.candidateIds,
  };
}

function inHand({ event, stored }: PaymentInHand) {
  return { event, id: stored?.id ?? newId(), storedLineIds: stored?.lineIds ?? null, correctsId: null, lines: [] };
}
