import { Entity } from 'typeorm';
import { Cents, Ref } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** Money that a claim payment moved on a claim after its appeal was filed; negative where it took some back. */
@Entity('appeal_recoveries')
export class AppealRecovery extends AppendOnlyRow {
  /** Appeal. */
  @Ref()
  appealId: string;

  /** Claim payment; each counts once. */
  @Ref()
  claimPaymentId: string;

  /** Amount. */
  @Cents({ signed: true })
  cents: number;
}
