import { Injectable } from '@nestjs/common';
import { balanceEffect } from '../ledger/ledger.rules.js';
import { LedgerWritesRepository } from '../ledger/ledger-writes.repository.js';
import { UnpostedChargesRepository } from './unposted-charges.repository.js';

/** Posts what claims charge when they go to their payer. */
@Injectable()
export class ChargePostingsService {
  constructor(
    private readonly unposted: UnpostedChargesRepository,
    private readonly ledger: LedgerWritesRepository,
  ) {}

  /**
   * Brings the charges in the ledger to what the claims of a batch say, by rows of the difference: a claim sent again
   * unchanged posts nothing. In the open unit of work.
   */
  async post(batchId: string): Promise<void> {
    const charges = await this.unposted.ofBatch(batchId);
    const entries = charges.map((charge) => ({
      ...charge,
      kind: 'charge' as const,
      balanceEffectCents: balanceEffect('charge', charge.cents),
    }));
    if (entries.length > 0) await this.ledger.append(entries);
  }
}
