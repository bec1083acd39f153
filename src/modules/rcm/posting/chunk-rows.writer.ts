import { newId } from '../../../shared/database/new-id.js';
import { SHIPPED_BOOK, type CodeBook } from '../adjustment-codes/code-book.rules.js';
import type { ClaimPaymentEvent } from '../x12/x12-events.reader.js';
import type { EraInHand } from './era-in-hand.rules.js';
import type { LineMatch } from './line-match.rules.js';
import { adjustmentFacts, paymentFacts, serviceFacts } from './payment-rows.rules.js';
import type { Decision } from './payment-decision.rules.js';
import { POSTING_FINDINGS, type PostingFindingCode } from './posting-findings.codes.js';
import { contraRow, postingsOf, type PostedRow, type Posting } from './posting.rules.js';
import type { ChunkRows } from './posting-writes.repository.js';

/** A claim payment with what was decided of it. */
export interface DecidedPayment {
  event: ClaimPaymentEvent;
  id: string;
  decision: Decision;
  /** Held with its set: the set's reason. */
  setHoldReason: string | null;
  candidateIds: readonly string[];
  /** By service. */
  lines: readonly LineMatch[];
  /** What a correction takes the place of. */
  correctsId: string | null;
  /** Of one that is stored already: its line payments, by service; null: it is new. */
  storedLineIds: readonly string[] | null;
}

type LedgerRow = Omit<Posting, 'serviceIndex'> & { claimLineItemId: string | null; reversesId?: string };

const MOST_CANDIDATES_NAMED = 20;

/** Turns decided claim payments into the rows of all tables they fill. */
export class ChunkRowsWriter {
  readonly rows: ChunkRows = {
    payments: [],
    lines: [],
    adjustments: [],
    ledger: [],
    findings: [],
    settled: [],
    lineMatches: [],
    corrections: [],
  };

  constructor(
    private readonly era: EraInHand,
    private readonly book: CodeBook = SHIPPED_BOOK,
  ) {}

  /** The claim payment itself, its lines, adjustments and findings; of a stored one only what was decided. */
  add(decided: DecidedPayment): void {
    const { event, id, decision, correctsId } = decided;
    const { claimId, match, status, problem, original } = decision;
    const holdReason = decided.setHoldReason ?? problem;
    const outcome = { id, status, holdReason, claimId, match, reversesId: original?.id ?? null, correctsId };
    if (decided.storedLineIds !== null) this.settle(decided, outcome);
    else {
      const facts = paymentFacts(event.payment, event.isBalanced);
      this.rows.payments.push({ ...facts, ...outcome, eraId: this.era.id });
      this.addLines(decided);
      for (const finding of event.findings) this.note(id, { ...finding });
    }
    if (problem !== null) this.say(id, problem, event.payment.segment, decided.candidateIds);
  }

  /** A correction that is stored already takes the place of a claim payment that is reversed now. */
  correct(id: string, correctsId: string): void {
    this.rows.corrections.push({ id, correctsId });
  }

  /** The ledger rows of a payment that is posted; answers them with their lines. */
  post({ event, id, decision, lines }: DecidedPayment): (Posting & { claimLineItemId: string | null })[] {
    const { claimId } = decision;
    const postings = postingsOf(event.payment, this.book).map((posting) => ({
      ...posting,
      claimLineItemId: posting.serviceIndex === null ? null : (lines[posting.serviceIndex]?.lineId ?? null),
    }));
    for (const posting of postings) this.ledger(id, claimId as string, posting);
    return postings;
  }

  /** The contra rows of a reversal: the original's own rows with the other sign, whatever the reversal repeats of them. */
  reverse({ id, decision }: DecidedPayment, originals: readonly PostedRow[]): void {
    for (const row of originals) this.ledger(id, decision.claimId as string, contraRow(row));
  }

  /** A finding of posting. */
  say(
    claimPaymentId: string,
    code: PostingFindingCode,
    segment: number | null,
    claimIds: readonly string[] = [],
  ): void {
    const [severity, words] = POSTING_FINDINGS[code];
    const named = claimIds.slice(0, MOST_CANDIDATES_NAMED);
    const message = named.length === 0 ? words : `${words}: ${named.join(', ')}`;
    this.note(claimPaymentId, { code, severity, segment, message });
  }

  private settle({ event, id, decision, lines, storedLineIds }: DecidedPayment, outcome: object): void {
    this.rows.settled.push({ ...outcome });
    if (decision.status !== 'posted') return;
    lines.forEach(({ lineId, match }, index) => {
      const linePaymentId = storedLineIds?.[index];
      if (lineId === null) this.say(id, 'LINE_NOT_MATCHED', event.payment.services[index]?.segment ?? null);
      else this.rows.lineMatches.push({ linePaymentId, claimPaymentId: id, claimLineItemId: lineId, match });
    });
  }

  private addLines({ event, id, decision, lines }: DecidedPayment): void {
    const { payment } = event;
    let ordinal = 0;
    const adjust = (adjustments: typeof payment.adjustments, linePaymentId: string | null): void => {
      for (const adjustment of adjustments) {
        this.rows.adjustments.push({
          ...adjustmentFacts(adjustment),
          claimPaymentId: id,
          linePaymentId,
          ordinal: ++ordinal,
        });
      }
    };
    adjust(payment.adjustments, null);
    payment.services.forEach((service, index) => {
      const { lineId, match } = lines[index] ?? { lineId: null, match: 'none' };
      const linePaymentId = newId();
      this.rows.lines.push({
        ...serviceFacts(service),
        id: linePaymentId,
        claimPaymentId: id,
        claimLineItemId: lineId,
        match,
      });
      adjust(service.adjustments, linePaymentId);
      if (decision.status === 'posted' && lineId === null) this.say(id, 'LINE_NOT_MATCHED', service.segment);
    });
  }

  private ledger(claimPaymentId: string, claimId: string, row: LedgerRow): void {
    const { claimLineItemId, reversesId = null, kind, groupCode, reasonCode, cents, balanceEffectCents } = row;
    const money = { kind, groupCode, reasonCode, cents, balanceEffectCents, postedOn: this.era.postedOn };
    this.rows.ledger.push({ claimId, claimLineItemId, claimPaymentId, reversesId, ...money });
  }

  private note(
    claimPaymentId: string,
    finding: { code: string; severity: string; segment: number | null; message: string },
  ): void {
    const { x12FileId, x12SetId, id: eraId } = this.era;
    const { code, severity, message } = finding;
    // What is stored does not know its segment.
    const segment = finding.segment || null;
    this.rows.findings.push({ x12FileId, x12SetId, eraId, claimPaymentId, code, severity, segment, message });
  }
}
