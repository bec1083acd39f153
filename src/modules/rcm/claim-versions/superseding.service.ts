import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { ClaimLifecycle, type ClaimMove } from '../claims/claim-lifecycle.service.js';
import { LedgerWritesRepository } from '../ledger/ledger-writes.repository.js';
import type { PostedChunk } from '../posting/posted-chunk.rules.js';
import { PostingSteps, type PostingStep } from '../posting/posting-steps.js';
import { statusSuperseded } from './claim-version.rules.js';
import { takenBack, takenOver } from './open-amount.rules.js';
import { ClaimVersionsRepository } from './claim-versions.repository.js';

/** What becomes of a claim when a later version of it goes out, and when the payer takes its decision back. */
@Injectable()
export class SupersedingService implements PostingStep, OnModuleInit {
  readonly step = 'voided claims';

  constructor(
    private readonly steps: PostingSteps,
    private readonly versions: ClaimVersionsRepository,
    private readonly lifecycle: ClaimLifecycle,
    private readonly ledger: LedgerWritesRepository,
    private readonly days: CompanyDays,
  ) {}

  onModuleInit(): void {
    this.steps.register(this);
  }

  /** The moves of the claims whose corrections and voids go out with a batch. */
  async movesFor(batchId: string, occurredAt: string): Promise<ClaimMove[]> {
    const going = await this.versions.goingWith(batchId);
    return going.map(({ claimId, replacesId, frequencyCode }) => {
      const to = statusSuperseded(frequencyCode);
      return { claimId: replacesId, to, kind: to, occurredAt, sourceId: claimId };
    });
  }

  /**
   * Takes back what is still charged and open on claims that were voided: all of it where the payer has decided nothing,
   * else what its decision left open; the rest follows when the payer takes the decision back. A voided claim
   * never owes anything. In the open unit of work.
   */
  async takeBackCharges(claimIds: readonly string[]): Promise<void> {
    if (claimIds.length === 0) return;
    const open = await this.versions.openAmounts(claimIds, await this.days.today());
    if (open.length > 0) await this.ledger.append(open.flatMap(takenBack));
  }

  /** Takes off what is charged on claims whose corrections are charged in their place. In the open unit of work. */
  async takeOverCharges(claimIds: readonly string[]): Promise<void> {
    if (claimIds.length === 0) return;
    const charges = await this.versions.chargesOn(claimIds);
    if (charges.length > 0) await this.ledger.append(charges.map(takenOver));
  }

  /** With every posting: the payer took its decision on a voided claim back, so the void is done. */
  async posted({ payments, era }: PostedChunk): Promise<void> {
    const reversed = payments.filter(({ reversesId }) => reversesId !== null).map(({ claimId }) => claimId);
    if (reversed.length === 0) return;
    const voided = await this.versions.voidedAmong([...new Set(reversed)]);
    const claimIds = voided.map(({ claimId }) => claimId);
    await this.takeBackCharges(claimIds);
    const standing = await this.versions.withStandingPayment(claimIds);
    const occurredAt = `${era.postedOn}T00:00:00.000Z`;
    const done = voided.filter(({ claimId }) => !standing.has(claimId));
    await this.lifecycle.moveAll(
      done.map(({ claimId, voidId }) => {
        return { claimId: voidId, to: 'voided', kind: 'void_confirmed', occurredAt, sourceId: claimId };
      }),
    );
  }
}
