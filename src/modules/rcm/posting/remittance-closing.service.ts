import { Injectable } from '@nestjs/common';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { DepositsRepository } from '../deposits/deposits.repository.js';
import { ProviderAdjustmentBalancesRepository } from '../provider-adjustments/provider-adjustment-balances.repository.js';
import { ClaimPaymentPostingService } from './claim-payment-posting.service.js';
import { noCounts, type PostingCounts } from './era-in-hand.rules.js';
import { PostingReadsRepository } from './posting-reads.repository.js';
import { eraInHandOf } from './stored-payment.rules.js';
import { StoredPaymentsRepository } from './stored-payments.repository.js';

/** What follows when all claim payments of a remittance are posted, in the same unit of work. */
@Injectable()
export class RemittanceClosingService {
  constructor(
    private readonly reads: PostingReadsRepository,
    private readonly stored: StoredPaymentsRepository,
    private readonly posting: ClaimPaymentPostingService,
    private readonly balances: ProviderAdjustmentBalancesRepository,
    private readonly deposits: DepositsRepository,
    private readonly days: CompanyDays,
  ) {}

  /** Adds up the provider adjustments, and posts the reversals that were held for want of what has come now. */
  async close(eraId: string): Promise<PostingCounts> {
    await this.balances.add(eraId);
    return this.free(eraId);
  }

  /** Posts the reversals that were held for want of something that this remittance has posted. */
  async free(eraId: string): Promise<PostingCounts> {
    const counts = noCounts();
    const waiting = await this.reads.reversalsWaitingFor(eraId);
    for (const [id, reversals] of groupedBy(waiting, (reversal) => reversal.eraId)) {
      const era = eraInHandOf(await this.stored.era(id), await this.days.today());
      const payments = await this.stored.some(reversals.map((reversal) => reversal.id));
      const freed = (await this.posting.post(era, payments, false)).counts;
      for (const name of Object.keys(counts) as (keyof PostingCounts)[]) counts[name] += freed[name];
    }
    return counts;
  }

  /** Its deposit may be there already. */
  fund(eraId: string): Promise<void> {
    return this.deposits.reassociate([eraId]);
  }
}
