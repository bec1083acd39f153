import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NoticesRepository } from '../../../shared/access/notices/notices.repository.js';
import { ClaimChecksRepository } from '../claims/claim-checks.repository.js';
import { ClaimLifecycle, type ClaimMove } from '../claims/claim-lifecycle.service.js';
import type { ClaimStatus } from '../claims/claim-status.rules.js';
import { ClaimStandingService } from '../posting/claim-standing.service.js';
import type { PostedChunk } from '../posting/posted-chunk.rules.js';
import { PostingSteps, type PostingStep } from '../posting/posting-steps.js';
import { isUnsent, PRIOR_PAYER_REVERSED, reversedPriorMessage } from './prior-reversal.rules.js';
import { SecondaryClaimsRepository } from './secondary-claims.repository.js';

const PAID: readonly ClaimStatus[] = ['paid', 'partially_paid', 'zero_paid'];

/**
 * With every posting (rcm.md §4 G): what the payer has decided waits for the next payer, where there is one; what the
 * next payer has decided waits no more; and a claim that tells of a decision which was taken back is flagged.
 */
@Injectable()
export class SecondaryPostingService implements PostingStep, OnModuleInit {
  readonly step = 'next payers';

  constructor(
    private readonly steps: PostingSteps,
    private readonly billing: SecondaryClaimsRepository,
    private readonly checks: ClaimChecksRepository,
    private readonly lifecycle: ClaimLifecycle,
    private readonly standing: ClaimStandingService,
    private readonly notices: NoticesRepository,
  ) {}

  onModuleInit(): void {
    this.steps.register(this);
  }

  async posted(chunk: PostedChunk): Promise<void> {
    const occurredAt = `${chunk.era.postedOn}T00:00:00.000Z`;
    await this.pend(chunk, occurredAt);
    await this.release(chunk, occurredAt);
    await this.flag(chunk, occurredAt);
  }

  private async pend({ statuses }: PostedChunk, occurredAt: string): Promise<void> {
    const decided = [...statuses].filter(([, status]) => PAID.includes(status)).map(([id]) => id);
    const waiting = decided.length === 0 ? [] : await this.billing.waitingForNext(decided);
    await this.lifecycle.moveAll(
      waiting.map((claimId) => ({ claimId, to: 'secondary_pending', kind: 'secondary_pending', occurredAt })),
    );
  }

  private async release({ statuses }: PostedChunk, occurredAt: string): Promise<void> {
    const before = statuses.size === 0 ? [] : await this.billing.pendingBefore([...statuses.keys()]);
    // Few: only claims whose next payer has just answered.
    for (const claimId of before) await this.standing.release(claimId, { kind: 'next_payer_decided', occurredAt });
  }

  private async flag({ payments }: PostedChunk, occurredAt: string): Promise<void> {
    const reversed = payments.flatMap(({ reversesId }) => (reversesId === null ? [] : [reversesId]));
    const claims = reversed.length === 0 ? [] : await this.billing.copiedFrom(reversed);
    if (claims.length === 0) return;
    const found = claims.map(({ claimId, status }) => ({
      claimId,
      code: PRIOR_PAYER_REVERSED,
      severity: isUnsent(status as ClaimStatus) ? ('error' as const) : ('warning' as const),
      segment: null,
      path: 'otherPayers',
      message: reversedPriorMessage(status as ClaimStatus),
    }));
    const ids = claims.map(({ claimId }) => claimId);
    await this.checks.replaceFindings(ids, [PRIOR_PAYER_REVERSED], found);
    const moves = claims.map(({ claimId, priorClaimId, status }): ClaimMove => {
      return { claimId, to: status as ClaimStatus, kind: 'prior_payer_reversed', occurredAt, sourceId: priorClaimId };
    });
    await this.lifecycle.moveAll(moves);
    for (const entityId of ids)
      await this.notices.insert({ recipientRole: 'billing', code: PRIOR_PAYER_REVERSED, entity: 'claims', entityId });
  }
}
