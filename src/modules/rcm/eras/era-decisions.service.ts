import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { DepositsRepository } from '../deposits/deposits.repository.js';
import { ClaimPaymentPostingService, type PaymentInHand } from '../posting/claim-payment-posting.service.js';
import { noCounts, type PostingCounts } from '../posting/era-in-hand.rules.js';
import { RemittanceClosingService } from '../posting/remittance-closing.service.js';
import { RemittancesRepository } from '../posting/remittances.repository.js';
import { eraInHandOf } from '../posting/stored-payment.rules.js';
import { StoredPaymentsRepository } from '../posting/stored-payments.repository.js';
import type { ClaimEra } from './claim-era.entity.js';
import { ErasRepository } from './eras.repository.js';

/** So many claim payments are taken in hand together. */
const CHUNK = 1000;

/** What somebody with the right to override decides of a remittance that is held, or in conflict with another. */
@Injectable()
export class EraDecisionsService {
  constructor(
    private readonly eras: ErasRepository,
    private readonly remittances: RemittancesRepository,
    private readonly stored: StoredPaymentsRepository,
    private readonly posting: ClaimPaymentPostingService,
    private readonly closing: RemittanceClosingService,
    private readonly deposits: DepositsRepository,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
    private readonly days: CompanyDays,
  ) {}

  /**
   * Posts all that the remittance holds, in one transaction, as the file says it: nothing is put into balance. A
   * conflict is accepted as a remittance of its own beside the other. Throws STATE_FORBIDS, VERSION_STALE, NOT_FOUND.
   */
  release(id: string, version: number, reason: string): Promise<ClaimEra> {
    return this.units.run(async () => {
      await this.remittances.takeTurn();
      const { status } = await this.undecided(id);
      const postedAt = this.clock.now();
      await this.eras.update(id, version, {
        ...this.decision(reason),
        status: 'posted',
        postedAt,
        isBeside: status === 'conflict',
      });
      const counts = await this.post(id);
      const freed = (await this.closing.close(id)).posted;
      await this.closing.fund(id);
      this.units.note({
        action: 'releaseEra',
        entity: 'claim_eras',
        entityId: id,
        facts: { from: status, ...counts, freed },
      });
      return this.eras.get(id);
    });
  }

  /** The remittance is never posted; what it says is kept. Throws STATE_FORBIDS, VERSION_STALE, NOT_FOUND. */
  discard(id: string, version: number, reason: string): Promise<ClaimEra> {
    return this.units.run(async () => {
      await this.remittances.takeTurn();
      await this.undecided(id);
      await this.eras.update(id, version, { ...this.decision(reason), status: 'discarded', funding: 'not_needed' });
      await this.deposits.release(id);
      await this.eras.dismissPayments(id);
      return this.eras.get(id);
    });
  }

  private async undecided(id: string): Promise<ClaimEra> {
    const era = await this.eras.get(id);
    if (era.status === 'held' || era.status === 'conflict') return era;
    throw new DomainError('STATE_FORBIDS', [], `a ${era.status} remittance waits for no decision`);
  }

  private decision(decisionReason: string) {
    return { decisionReason, decidedBy: tenantContext.actorId(), decidedAt: this.clock.now() };
  }

  /** As when it is imported: chunk by chunk, reversals whose original comes later at the end. */
  private async post(id: string): Promise<PostingCounts> {
    const era = eraInHandOf(await this.stored.era(id), await this.days.today());
    const counts = noCounts();
    const waiting: PaymentInHand[] = [];
    const post = async (chunk: readonly PaymentInHand[], isLast: boolean): Promise<void> => {
      const result = await this.posting.post(era, chunk, isLast);
      waiting.push(...result.waiting);
      for (const name of Object.keys(counts) as (keyof PostingCounts)[]) counts[name] += result.counts[name];
    };
    let chunk: PaymentInHand[] = [];
    do {
      chunk = await this.stored.heldOf(id, chunk.at(-1)?.event.payment.ordinal ?? 0, CHUNK);
      await post(chunk, false);
    } while (chunk.length === CHUNK);
    await post(waiting.splice(0), true);
    return counts;
  }
}
