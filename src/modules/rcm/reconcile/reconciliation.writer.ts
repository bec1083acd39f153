import type { Decision } from '../posting/payment-decision.rules.js';
import { LEDGER_KINDS, type LedgerKind } from '../ledger/ledger.rules.js';
import type { LineSink } from '../x12/json-line.writer.js';
import type { Finding } from '../x12/x12-findings.codes.js';
import type { Post } from './reconciled-posts.reader.js';
import type { SetVerdict } from './run-overview.reader.js';

/** What the run knows of one claim payment (CLP). */
export interface ReconciledPayment {
  patientControlNumber: string;
  paidCents: number;
  isReversal: boolean;
  /** Its lines and itself. */
  isBalanced: boolean;
  decision: Decision;
  posts: Post[];
}

interface ReadError {
  code: string;
  offset: number | null;
  message: string;
}

const COUNTED = ['posted', 'unmatched', 'held', 'informational'] as const;

/** Writes one JSON line per claim payment, and the totals of the run as the last one. */
export class ReconciliationWriter {
  /** 0 all is posted, 1 something is held, unmatched or wrong, 2 something could not be read. */
  verdict: 0 | 1 | 2 = 0;
  private readonly counts = { posted: 0, unmatched: 0, held: 0, informational: 0 };
  private readonly cents = new Map<LedgerKind, number>();
  private readonly totals = { claimPayments: 0, reversals: 0, claimPaidCents: 0 };

  constructor(private readonly sink: LineSink) {}

  async payment(set: SetVerdict, payment: ReconciledPayment): Promise<void> {
    const { decision, posts } = payment;
    const status = set.reason === null ? decision.status : 'held';
    const reason = set.reason ?? decision.problem;
    const isPosted = status === 'posted';
    if (reason !== null) this.raise(1);
    this.counts[status] += 1;
    this.totals.claimPayments += 1;
    this.totals.claimPaidCents += payment.paidCents;
    if (isPosted && payment.isReversal) this.totals.reversals += 1;
    if (isPosted) for (const { kind, cents } of posts) this.cents.set(kind, (this.cents.get(kind) ?? 0) + cents);
    await this.line({
      set: set.name,
      patientControlNumber: payment.patientControlNumber,
      match: decision.match,
      posts: isPosted ? posts : [],
      balanced: payment.isBalanced,
      // An unmatched claim payment holds itself until a human names its claim.
      held: status === 'held' || status === 'unmatched',
      reason,
    });
  }

  /** Something that cannot be read; `offset` in bytes, null where it is about the file as a whole. */
  async error(file: string, { code, offset, message }: ReadError): Promise<void> {
    this.raise(2);
    await this.line({ file, error: { code, offset, message } });
  }

  /** What is wrong with something that was read nevertheless: errors only. `st02` is null outside of sets. */
  async findings(file: string, st02: string | null, findings: readonly Finding[]): Promise<void> {
    for (const { code, severity, segment, message } of findings) {
      if (severity !== 'error') continue;
      this.raise(1);
      await this.line({ file, error: { code, offset: null, st02, segment, message } });
    }
  }

  /** The last line. `claims`: of the 837 files. */
  async end(sets: readonly SetVerdict[], claims: number): Promise<void> {
    if (sets.some(({ reason, summary }) => reason !== null || summary.errorCount > 0)) this.raise(1);
    const reasons: Record<string, number> = {};
    for (const { reason } of sets) if (reason !== null) reasons[reason] = (reasons[reason] ?? 0) + 1;
    const sum = (of: (set: SetVerdict) => number | undefined): number =>
      sets.reduce((total, set) => total + (of(set) ?? 0), 0);
    const { claimPayments, reversals, claimPaidCents } = this.totals;
    await this.line({
      totals: {
        claims,
        sets: sets.length,
        heldSets: reasons,
        claimPayments,
        ...Object.fromEntries(COUNTED.map((status) => [status, this.counts[status]])),
        reversals,
        paymentCents: sum(({ summary }) => summary.remittanceTotals?.paymentCents),
        claimPaidCents,
        providerAdjustmentCents: sum(({ summary }) => summary.remittanceTotals?.sumProviderAdjustmentCents),
        postedCents: Object.fromEntries(
          LEDGER_KINDS.flatMap((kind) => (this.cents.has(kind) ? [[kind, this.cents.get(kind)]] : [])),
        ),
      },
    });
  }

  private raise(verdict: 1 | 2): void {
    if (verdict > this.verdict) this.verdict = verdict;
  }

  private async line(value: object): Promise<void> {
    await this.sink(`${JSON.stringify(value)}\n`);
  }
}
