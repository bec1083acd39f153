import { Injectable } from '@nestjs/common';
import { balanceEffect, type NewLedgerEntry } from '../ledger/ledger.rules.js';
import { LedgerWritesRepository } from '../ledger/ledger-writes.repository.js';
import { SecondaryClaimsRepository, type HandedOver } from './secondary-claims.repository.js';

/**
 * Hands what is open over to the claim of the next payer when that goes out: its services are charged already, so it
 * adds no charge of its own, and what is owed is owed once, by the claim whose turn it is.
 */
@Injectable()
export class SecondaryTransfersService {
  constructor(
    private readonly billing: SecondaryClaimsRepository,
    private readonly ledger: LedgerWritesRepository,
  ) {}

  /** For the claims of a batch that is sent; in the open unit of work. */
  async post(batchId: string): Promise<void> {
    const open = await this.billing.openBefore(batchId);
    if (open.length > 0) await this.ledger.append(open.flatMap(transferRows));
  }
}

/** Out of the one claim and into the other: the two add up to nothing. */
function transferRows({ cents, postedOn, ...places }: HandedOver): NewLedgerEntry[] {
  const row = (claimId: string, claimLineItemId: string | null, amount: number): NewLedgerEntry => ({
    claimId,
    claimLineItemId,
    kind: 'transfer',
    cents: amount,
    balanceEffectCents: balanceEffect('transfer', amount),
    postedOn,
  });
  return [row(places.fromClaimId, places.fromLineId, -cents), row(places.toClaimId, places.toLineId, cents)];
}
