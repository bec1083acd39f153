import { Entity } from 'typeorm';
import { Cents, Code, Count, Day, Ref } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** One adjustment of a PLB segment. Positive reduces the payment, negative increases it. */
@Entity('provider_adjustments')
export class ProviderAdjustment extends AppendOnlyRow {
  /** Remittance. */
  @Ref()
  eraId: string;

  /** 1-based in the remittance. */
  @Count({ min: 1 })
  ordinal: number;

  /** PLB01. */
  @Code({ max: 80 })
  providerIdentifier: string;

  /** PLB02. */
  @Day({ nullable: true })
  fiscalPeriodOn: string | null;

  /** PLB03-1: WO, FB, L6, 72, CS, … */
  @Code({ max: 3 })
  reasonCode: string;

  /** PLB03-2. */
  @Code({ max: 50, nullable: true })
  reference: string | null;

  /** Amount. */
  @Cents({ signed: true })
  cents: number;
}
