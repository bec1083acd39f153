import { Entity } from 'typeorm';
import {
  Cents,
  Code,
  Codes,
  Count,
  Day,
  Flag,
  Instant,
  OneOf,
  Ref,
  Text,
} from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';

/**
 * posted · unmatched: no claim found · held: with its set, or a reversal without its original · informational: no money
 * (CLP02 25, 23) · dismissed: somebody decided that it is never posted.
 */
export const CLAIM_PAYMENT_STATUSES = ['posted', 'unmatched', 'held', 'informational', 'dismissed'] as const;
/** manual: by somebody. */
export const CLAIM_MATCHES = ['exact', 'payer_control_number', 'candidate', 'none', 'manual'] as const;

/** What a payer decided about one claim (CLP loop). */
@Entity('claim_payments')
export class ClaimPayment extends VersionedRow {
  /** Remittance. */
  @Ref()
  eraId: string;

  /** 1-based in the remittance. */
  @Count({ min: 1 })
  ordinal: number;

  /** What became of it. */
  @OneOf(CLAIM_PAYMENT_STATUSES)
  status: (typeof CLAIM_PAYMENT_STATUSES)[number];

  /** Why it is held or unmatched. */
  @Code({ max: 60, nullable: true })
  holdReason: string | null;

  /** Claim it was matched to. */
  @Ref({ nullable: true })
  claimId: string | null;

  /** How it was matched. */
  @OneOf(CLAIM_MATCHES)
  match: (typeof CLAIM_MATCHES)[number];

  /** A reversal's original; each original is reversed at most once. */
  @Ref({ nullable: true })
  reversesId: string | null;

  /** What a correction takes the place of: a claim payment that was reversed. */
  @Ref({ nullable: true })
  correctsId: string | null;

  /** CLP01. */
  @Code({ max: 50 })
  patientControlNumber: string;

  /** CLP02. */
  @Code({ max: 2 })
  statusCode: string;

  /** CLP03. */
  @Cents({ signed: true })
  chargeCents: number;

  /** CLP04. */
  @Cents({ signed: true })
  paidCents: number;

  /** CLP05. */
  @Cents({ signed: true })
  patientResponsibilityCents: number;

  /** CLP07. */
  @Code({ max: 50, nullable: true })
  payerControlNumber: string | null;

  /** Patient's family name as the payer wrote it. */
  @Text({ max: 60, nullable: true })
  patientFamilyName: string | null;

  /** Patient's given name as the payer wrote it. */
  @Text({ max: 35, nullable: true })
  patientGivenName: string | null;

  /** Member id as the payer wrote it. */
  @Code({ max: 80, nullable: true })
  memberId: string | null;

  /** First day of service as the payer wrote it. */
  @Day({ nullable: true })
  servedFromOn: string | null;

  /** Lines and claim balance. */
  @Flag()
  isBalanced: boolean;

  /** The payer sent the claim on to the next one: CLP02 19 to 21, or a crossover payer is named (NM1 TT). */
  @Flag()
  isForwarded: boolean;

  /** MIA and MOA remark codes. */
  @Codes({ most: 20, max: 10 })
  remarkCodes: string[];

  /** Why somebody matched, posted or dismissed it. */
  @Text({ max: 500, nullable: true })
  decisionReason: string | null;

  /** Who did. */
  @Ref({ nullable: true })
  decidedBy: string | null;

  /** When. */
  @Instant({ nullable: true })
  decidedAt: string | null;
}
