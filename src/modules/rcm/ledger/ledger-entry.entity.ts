import { Entity } from 'typeorm';
import { Cents, Code, Day, OneOf, Ref } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import { LEDGER_KINDS, type LedgerKind } from './ledger.rules.js';

/** One posting. Never changed: what is wrong is taken back by a contra row. */
@Entity('ledger_entries')
export class LedgerEntry extends AppendOnlyRow {
  /** Claim. */
  @Ref()
  claimId: string;

  /** Line of the claim; null when the posting is on the claim as a whole. */
  @Ref({ nullable: true })
  claimLineItemId: string | null;

  /** Claim payment it comes from; null for charges. */
  @Ref({ nullable: true })
  claimPaymentId: string | null;

  /** The posting that this contra row takes back; each at most once. */
  @Ref({ nullable: true })
  reversesId: string | null;

  /** Kind of posting. */
  @OneOf(LEDGER_KINDS)
  kind: LedgerKind;

  /** CAS group code: CO, PR, OA, PI (CR in old files). */
  @Code({ max: 2, nullable: true })
  groupCode: string | null;

  /** CAS reason code (CARC). */
  @Code({ max: 5, nullable: true })
  reasonCode: string | null;

  /** The amount as charged, paid or adjusted, with its sign. */
  @Cents({ signed: true })
  cents: number;

  /** What it adds to the claim's balance. */
  @Cents({ signed: true })
  balanceEffectCents: number;

  /** Day of the posting: of the payment (BPR16), or of the charge's service. */
  @Day()
  postedOn: string;
}
