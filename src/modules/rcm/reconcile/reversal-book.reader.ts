import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import type { Decision } from '../posting/payment-decision.rules.js';
import { TakenLines } from '../posting/line-match.rules.js';
import { decide } from '../posting/payment-decision.rules.js';
import { originalOf, type Original } from '../posting/reversal.rules.js';
import { isReversal, type ClaimPayment, type Remittance } from '../x12/remittance.rules.js';
import type { ClaimBook } from './claim-book.reader.js';
import { CHUNK, type PaymentJudge } from './payment-judge.reader.js';
import { contraPosts, postsOf, type Post } from './reconciled-posts.reader.js';

type KeptOriginal = Original & { posts: Post[] };

interface Reversal {
  setId: string;
  remittance: Remittance;
  payment: ClaimPayment;
}

export interface ResolvedReversal {
  decision: Decision;
  posts: Post[];
}

/**
 * Finds what the reversals of a run take back, as the server does: in what was posted before, then in their own set, and
 * a reversal that was held when its original comes at last. Holds only reversals and payments with their amounts.
 */
export class ReversalBook {
  private readonly resolved = new Map<string, ResolvedReversal>();
  private readonly originals = new Map<string, KeptOriginal[]>();
  private readonly wanted = new Set<string>();
  private readonly reversed = new Set<string>();
  private held: Reversal[] = [];
  private waiting: Reversal[] = [];
  private chunk: Reversal[] = [];
  private posted: KeptOriginal[] = [];
  private inChunk = 0;
  private taken = new TakenLines();

  constructor(
    private readonly book: ClaimBook,
    private readonly judge: PaymentJudge,
  ) {}

  /** First of all: which amounts reversals ask for. */
  want(payment: ClaimPayment): void {
    if (isReversal(payment)) this.wanted.add(amounts(-payment.chargeCents, -payment.paidCents));
  }

  get isNeeded(): boolean {
    return this.wanted.size > 0;
  }

  /** Then every claim payment of every set that is posted, in order. */
  read(setId: string, remittance: Remittance, payment: ClaimPayment): void {
    if (isReversal(payment)) this.chunk.push({ setId, remittance, payment });
    const decision = this.judge.judge(remittance, payment);
    if (decision.status === 'posted') this.keep(setId, remittance, payment, decision.claimId as string);
    if (++this.inChunk === CHUNK) this.endChunk();
  }

  endSet(): void {
    this.endChunk();
    this.judge.endSet();
    this.taken = new TakenLines();
    this.held.push(...this.resolve(this.waiting));
    this.waiting = [];
    // An original that has come at last frees the reversals that were held for want of it.
    this.held = this.resolve(this.held);
  }

  /** What a reversal takes back, when all sets were read; undefined: it is held. */
  resolutionOf(setId: string, { ordinal }: ClaimPayment): ResolvedReversal | undefined {
    return this.resolved.get(`${setId}.${ordinal}`);
  }

  private keep(setId: string, remittance: Remittance, payment: ClaimPayment, claimId: string): void {
    const { chargeCents, paidCents, payerControlNumber, ordinal } = payment;
    const posts = postsOf(payment, this.book.claim(claimId), this.taken);
    if (!this.wanted.has(amounts(chargeCents, paidCents))) return;
    this.posted.push({
      id: `${setId}.${ordinal}`,
      eraId: setId,
      claimId,
      payerIdentifier: remittance.payerId,
      payerControlNumber: payerControlNumber || null,
      chargeCents,
      paidCents,
      posts,
    });
  }

  private endChunk(): void {
    this.waiting.push(...this.resolve(this.chunk));
    for (const [key, posted] of groupedBy(this.posted, ({ chargeCents, paidCents }) =>
      amounts(chargeCents, paidCents),
    )) {
      this.originals.set(key, [...(this.originals.get(key) ?? []), ...posted]);
    }
    [this.chunk, this.posted, this.inChunk] = [[], [], 0];
  }

  /** Answers those without an original. */
  private resolve(reversals: readonly Reversal[]): Reversal[] {
    return reversals.filter((reversal) => !this.isResolved(reversal));
  }

  private isResolved({ setId, remittance, payment }: Reversal): boolean {
    const found = this.judge.match(remittance, payment);
    const key = amounts(-payment.chargeCents, -payment.paidCents);
    const open = (this.originals.get(key) ?? []).filter(({ id }) => !this.reversed.has(id));
    const facts = { ...payment, eraId: setId, payerIdentifier: remittance.payerId, claimIds: found.versionIds };
    const original = originalOf(facts, open) as KeptOriginal | null;
    if (original === null) return false;
    this.reversed.add(original.id);
    const decision = decide(payment, found, original);
    this.resolved.set(`${setId}.${payment.ordinal}`, { decision, posts: contraPosts(original.posts) });
    return true;
  }
}

function amounts(chargeCents: number, paidCents: number): string {
  return `${chargeCents}|${paidCents}`;
}
