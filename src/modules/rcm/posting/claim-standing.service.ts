import { Injectable } from '@nestjs/common';
import { REVERSED, statusBeforeAdjudication } from '../claims/claim-lifecycle.rules.js';
import { ClaimLifecycle, type MadeMove, type MoveFacts } from '../claims/claim-lifecycle.service.js';
import { adjudicatedStatus } from './adjudication.rules.js';
import { PostingReadsRepository } from './posting-reads.repository.js';

/** Where a claim stands by what payers have decided of it. */
@Injectable()
export class ClaimStandingService {
  constructor(
    private readonly reads: PostingReadsRepository,
    private readonly lifecycle: ClaimLifecycle,
  ) {}

  /**
   * Gives the state of an appealed claim back to the rule (rcm.md §4 B): that of its unreversed claim payments, or
   * where it was before any. In the open unit of work.
   */
  async giveBack(claimId: string, facts: MoveFacts): Promise<MadeMove> {
    const history = (await this.reads.historiesOf([claimId])).get(claimId) ?? [];
    const payments = await this.reads.paymentsOn([claimId]);
    const current = history.findLast((status) => status !== 'appealed') ?? 'submitted';
    const to = adjudicatedStatus(current, payments, statusBeforeAdjudication(history));
    // Only a reversal leads back to before the decision: all that was decided was taken back meanwhile.
    return this.lifecycle.move(claimId, to, payments.length === 0 ? { ...facts, kind: REVERSED } : facts);
  }

  /** Gives the state of a claim that waited for its next payer back to the rule: that payer has decided. */
  async release(claimId: string, facts: MoveFacts): Promise<MadeMove> {
    const history = (await this.reads.historiesOf([claimId])).get(claimId) ?? [];
    const before = statusBeforeAdjudication(history);
    const payments = await this.reads.paymentsOn([claimId]);
    const to = adjudicatedStatus(before, payments, before);
    return this.lifecycle.move(claimId, to, payments.length === 0 ? { ...facts, kind: REVERSED } : facts);
  }
}
