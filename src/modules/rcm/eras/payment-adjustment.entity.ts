import { Entity } from 'typeorm';
import { Cents, Code, Count, Quantity, Ref } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** One adjustment (CAS triplet) of a claim payment or of one of its lines, as it came, never with another sign. */
@Entity('payment_adjustments')
export class PaymentAdjustment extends AppendOnlyRow {
  /** Claim payment. */
  @Ref()
  claimPaymentId: string;

  /** Line payment; null for an adjustment of the claim as a whole. */
  @Ref({ nullable: true })
  linePaymentId: string | null;

  /** 1-based in the claim payment. */
  @Count({ min: 1 })
  ordinal: number;

  /** CAS01: CO, PR, OA, PI, CR. */
  @Code({ max: 2 })
  groupCode: string;

  /** CARC. */
  @Code({ max: 5 })
  reasonCode: string;

  /** Amount. */
  @Cents({ signed: true })
  cents: number;

  /** Quantity, where given. */
  @Quantity({ nullable: true, min: -1e9 })
  quantity: number | null;
}
