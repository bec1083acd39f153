import { Entity } from 'typeorm';
import { Cents, Code, Count, OneOf, Ref } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { ADJUSTMENT_BALANCE_STATES, type AdjustmentBalanceState } from './provider-adjustment-balance.rules.js';

/** What the provider adjustments of one payer, provider, code and reference add up to, over all posted remittances. */
@Entity('provider_adjustment_balances')
export class ProviderAdjustmentBalance extends VersionedRow {
  /** TRN03 of the remittances. */
  @Code({ max: 20 })
  payerIdentifier: string;

  /** PLB01. */
  @Code({ max: 80 })
  providerIdentifier: string;

  /** PLB03-1. */
  @Code({ max: 3, example: 'WO' })
  reasonCode: string;

  /** PLB03-2; both halves of a forward balance share it (RFI 2223). */
  @Code({ max: 50, nullable: true })
  reference: string | null;

  /** Sum of the amounts: positive has reduced payments, negative has increased them. */
  @Cents({ signed: true })
  balanceCents: number;

  /** What the payer has still to take. */
  @Cents()
  openCents: number;

  /** open: put off, still to be taken · settled · taken at once · unexplained: came back, was never put off · final. */
  @OneOf(ADJUSTMENT_BALANCE_STATES)
  state: AdjustmentBalanceState;

  /** Adjustments in it. */
  @Count({ min: 1 })
  entries: number;

  /** The remittance that began it. */
  @Ref()
  firstEraId: string;

  /** The remittance that moved it last. */
  @Ref()
  lastEraId: string;
}
