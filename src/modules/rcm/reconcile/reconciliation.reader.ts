import { createHash } from 'node:crypto';
import { TakenLines } from '../posting/line-match.rules.js';
import { isOfTheBalance } from '../posting/hold.rules.js';
import { storablePayment } from '../posting/stored-remittance.rules.js';
import { isReversal, type ClaimPayment } from '../x12/remittance.rules.js';
import type { ClaimPaymentEvent, X12Event } from '../x12/x12-events.reader.js';
import { readX12 } from '../x12/x12.reader.js';
import { summarize, TOO_MANY_SETS } from '../x12-files/file-summary.reader.js';
import { ClaimBook } from './claim-book.reader.js';
import { PaymentJudge } from './payment-judge.reader.js';
import { postsOf } from './reconciled-posts.reader.js';
import type { ReconciliationWriter } from './reconciliation.writer.js';
import { ReversalBook } from './reversal-book.reader.js';
import { RunOverview, type SetVerdict } from './run-overview.reader.js';

/** A file by its name, and its bytes as often as they are asked for. */
export interface InputFile {
  name: string;
  bytes: () => AsyncIterable<Uint8Array>;
}

/**
 * Reconciles 835 files with 837 files as the server would post them (rcm.md §4 D): the claims first, then the 835s three
 * times, to judge the sets whole, to find what reversals take back, and to tell what is posted. Memory grows with the
 * claims and the reversals, never with the claim payments.
 */
export class Reconciliation {
  private readonly book = new ClaimBook();
  private readonly judge = new PaymentJudge(this.book);
  private readonly reversals = new ReversalBook(this.book, this.judge);
  private readonly overview = new RunOverview(this.book);
  private readonly claimFiles = new Set<string>();
  private readonly unreadable = new Set<string>();
  private taken = new TakenLines();

  constructor(private readonly writer: ReconciliationWriter) {}

  async run(remittances: readonly InputFile[], claims: readonly InputFile[]): Promise<void> {
    for (const file of claims) await this.readClaims(file);
    this.book.close();
    const sets: [InputFile, SetVerdict[]][] = [];
    for (const file of remittances) sets.push([file, await this.overlook(file)]);
    this.overview.close();
    if (this.reversals.isNeeded) await this.findOriginals(sets);
    this.book.forget();
    for (const [file, verdicts] of sets) await this.tell(file, verdicts);
    await this.writer.end(this.overview.verdicts, this.book.size);
  }

  private async readClaims({ name, bytes }: InputFile): Promise<void> {
    // A file that was imported once changes nothing when it comes again: its claims are the same ones.
    const hash = await sha256Of(bytes());
    if (this.claimFiles.has(hash)) return;
    this.claimFiles.add(hash);
    let hasSubmission = false;
    for await (const event of this.readable(name, readX12(bytes(), { hash: false }))) {
      if (event.kind === 'submission') hasSubmission = true;
      if (event.kind === 'claim') this.book.add(event.claim);
      if (event.kind === 'interchange-acknowledgement') await this.writer.findings(name, null, event.findings);
      // Claims whose set is cut are claims nevertheless, as the import takes them: what is wrong is told.
      if (event.kind === 'set-end' && event.submissionTotals !== null) {
        await this.writer.findings(name, event.transactionSet.controlNumber, event.findings);
      }
    }
    if (!hasSubmission) await this.missing(name, 'CLAIMS_MISSING', 'the file holds no claims (837)');
  }

  private async overlook({ name, bytes }: InputFile): Promise<SetVerdict[]> {
    const before = this.overview.verdicts.length;
    const { sets, findings } = await summarize(this.wanting(this.readable(name, readX12(bytes()))));
    const refusal = findings.find(({ code }) => code === TOO_MANY_SETS);
    if (refusal === undefined) await this.writer.findings(name, null, findings);
    else await this.writer.error(name, { ...refusal, offset: null });
    for (const { transactionSet, ...summary } of sets) {
      if (transactionSet.set !== '835') continue;
      this.overview.add({ transactionSet, ...summary });
      // What does not balance is told with the claim payments.
      const unseen = summary.findings.filter(({ code }) => !isOfTheBalance(code));
      await this.writer.findings(name, transactionSet.controlNumber, unseen);
    }
    const verdicts = this.overview.verdicts.slice(before);
    if (verdicts.length === 0) await this.missing(name, 'REMITTANCE_MISSING', 'the file holds no remittance (835)');
    return verdicts;
  }

  /** The events, while what cannot be read is told. */
  private async *readable(name: string, events: AsyncIterable<X12Event>): AsyncGenerator<X12Event> {
    for await (const event of events) {
      if (event.kind !== 'envelope-error') yield event;
      else {
        this.unreadable.add(name);
        await this.writer.error(name, event.error);
      }
    }
  }

  /** A file without what it was given for, unless it has been told already why. */
  private async missing(name: string, code: string, message: string): Promise<void> {
    if (!this.unreadable.has(name)) await this.writer.error(name, { code, offset: null, message });
  }

  /** The events, while what reversals ask for is noted. */
  private async *wanting(events: AsyncIterable<X12Event>): AsyncGenerator<X12Event> {
    for await (const event of events) {
      if (event.kind === 'claim-payment') this.reversals.want(event.payment);
      yield event;
    }
  }

  private async findOriginals(sets: readonly [InputFile, SetVerdict[]][]): Promise<void> {
    for (const [file, verdicts] of sets) {
      for await (const { set, event } of paymentsOf(file, verdicts)) {
        if (set.reason !== null || set.remittance === null) continue;
        if (event === null) this.reversals.endSet();
        else this.reversals.read(set.id, set.remittance, event.payment);
      }
    }
  }

  private async tell(file: InputFile, verdicts: readonly SetVerdict[]): Promise<void> {
    for await (const { set, event } of paymentsOf(file, verdicts)) {
      if (event !== null) await this.tellPayment(set, event);
      else this.endSet(set);
    }
  }

  private endSet({ reason }: SetVerdict): void {
    this.taken = new TakenLines();
    if (reason === null) this.judge.endSet();
  }

  private async tellPayment(set: SetVerdict, { payment, isBalanced }: ClaimPaymentEvent): Promise<void> {
    const { patientControlNumber, paidCents } = payment;
    const own = { patientControlNumber, paidCents, isReversal: isReversal(payment), isBalanced };
    await this.writer.payment(set, { ...own, ...this.decided(set, payment) });
  }

  private decided(set: SetVerdict, payment: ClaimPayment) {
    if (set.reason !== null || set.remittance === null) {
      const match = set.remittance === null ? 'none' : this.judge.match(set.remittance, payment).match;
      return { decision: { status: 'held', problem: null, claimId: null, match, original: null } as const, posts: [] };
    }
    const decision = this.judge.judge(set.remittance, payment);
    const resolved = this.reversals.resolutionOf(set.id, payment);
    if (resolved !== undefined) return resolved;
    if (decision.status !== 'posted') return { decision, posts: [] };
    return { decision, posts: postsOf(payment, this.book.claim(decision.claimId as string), this.taken) };
  }
}

async function sha256Of(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest('hex');
}

/** The claim payments of a file's 835s, as they can be stored, each set ended by null. */
async function* paymentsOf(
  file: InputFile,
  verdicts: readonly SetVerdict[],
): AsyncGenerator<{ set: SetVerdict; event: ClaimPaymentEvent | null }> {
  let index = 0;
  for await (const event of readX12(file.bytes(), { hash: false })) {
    const set = verdicts[index];
    if (set === undefined) return;
    if (event.kind === 'claim-payment') {
      yield { set, event: { ...event, payment: storablePayment(event.payment).payment } };
    } else if (event.kind === 'set-end' && event.transactionSet.set === '835') {
      yield { set, event: null };
      index += 1;
    }
  }
}
