import { Entity } from 'typeorm';
import { Cents, Code, Day, Flag, Instant, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';

export const ERA_STATUSES = ['posted', 'held', 'conflict', 'discarded'] as const;
/** unfunded: no deposit is known · funded: a deposit of its trace number and amount · amount_differs: one of another
 * amount · not_needed: no money moves. */
export const FUNDINGS = ['unfunded', 'funded', 'amount_differs', 'not_needed'] as const;

/** One remittance: a transaction set 835. */
@Entity('claim_eras')
export class ClaimEra extends VersionedRow {
  /**
   * posted: its matched claim payments are in the ledger · held: nothing of it is · conflict: same key, other content ·
   * discarded: somebody decided that it is never posted.
   */
  @OneOf(ERA_STATUSES)
  status: (typeof ERA_STATUSES)[number];

  /** Why it is, or was, held: UNBALANCED, PAYEE_NOT_OURS, … */
  @Code({ max: 60, nullable: true })
  holdReason: string | null;

  /** Payer, where it could be matched. */
  @Ref({ nullable: true })
  payerId: string | null;

  /** Name of the payer in the file. */
  @Text({ max: 60, nullable: true })
  payerName: string | null;

  /** TRN03. */
  @Code({ max: 20 })
  payerIdentifier: string;

  /** TRN02: check or EFT number. */
  @Code({ max: 50 })
  traceNumber: string;

  /** BPR04. */
  @Code({ max: 3, nullable: true })
  methodCode: string | null;

  /** BPR02. */
  @Cents({ signed: true })
  paidCents: number;

  /** BPR16; null when the file does not say. */
  @Day({ nullable: true })
  paidOn: string | null;

  /** NPI or tax id of the payee. */
  @Code({ max: 80 })
  payeeIdentifier: string;

  /** SHA-256 of the canonical body of the set, hex. */
  @Code({ max: 64 })
  bodyHash: string;

  /** Whether all three levels balance. */
  @Flag()
  isBalanced: boolean;

  /** Sum of CLP04. */
  @Cents({ signed: true })
  sumClaimPaidCents: number;

  /** Sum of the provider adjustments. */
  @Cents({ signed: true })
  sumProviderAdjustmentCents: number;

  /** Transaction set it was read from. */
  @Ref()
  x12SetId: string;

  /** When it was posted. */
  @Instant({ nullable: true })
  postedAt: string | null;

  /** The sandbox payer sent it: no money has moved. */
  @Flag({ default: false })
  isSandbox: boolean;

  /** Whether its money has come (CCD+ addenda: TRN02 and TRN03). */
  @OneOf(FUNDINGS)
  funding: (typeof FUNDINGS)[number];

  /** It was a conflict, and somebody accepted it beside the other remittance with its key. */
  @Flag()
  isBeside: boolean;

  /** Why somebody posted or discarded what was held. */
  @Text({ max: 500, nullable: true })
  decisionReason: string | null;

  /** Who did. */
  @Ref({ nullable: true })
  decidedBy: string | null;

  /** When. */
  @Instant({ nullable: true })
  decidedAt: string | null;
}
