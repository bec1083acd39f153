import { Injectable } from '@nestjs/common';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { balanceEffect, type NewLedgerEntry } from '../ledger/ledger.rules.js';
import { LedgerWritesRepository } from '../ledger/ledger-writes.repository.js';
import { SecondaryClaimsRepository, type HandedOver } from './secondary-claims.repository.js';

type ToldAmount = Pick<HandedOver, 'fromClaimId' | 'toClaimId' | 'cents'>;

/**
 * Hands what is open over to the claim of the next payer when that goes out: its services are charged already, so it
 * adds no charge of its own, and what is owed is owed once, by the claim whose turn it is.
 */
@Injectable()
export class SecondaryTransfersService {
  constructor(
    private readonly billing: SecondaryClaimsRepository,
    private readonly ledger: LedgerWritesRepository,
    private readonly days: CompanyDays,
  ) {}

  /** For the claims of a batch that is sent; in the open unit of work. */
  async post(batchId: string): Promise<void> {
    await this.append(await this.billing.openBefore(batchId));
  }

  /** For claims that have gone out already; in the open unit of work. */
  async handOver(claimIds: readonly string[]): Promise<void> {
    if (claimIds.length > 0) await this.append(await this.billing.openBeforeClaims(claimIds));
  }

  /** The same where the payer before has not answered here yet: what the claim itself says is left, in cents. */
  async handOverTold(told: readonly ToldAmount[]): Promise<void> {
    if (told.length === 0) return;
    const postedOn = await this.days.today();
    await this.append(told.map((each) => ({ ...each, fromLineId: null, toLineId: null, postedOn })));
  }

  private async append(amounts: readonly HandedOver[]): Promise<void> {
    const rows = amounts.filter(({ cents }) => cents !== 0).flatMap(transferRows);
    if (rows.length > 0) await this.ledger.append(rows);
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
