import { Entity } from 'typeorm';
import { Cents, Code, Day, OneOf, Ref } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';

/** matched: a remittance of its trace number and amount · amount_differs: one of another amount · none: no remittance yet. */
export const DEPOSIT_MATCHES = ['none', 'matched', 'amount_differs'] as const;

/** Money that the bank has: an EFT (CCD+) or a check. */
@Entity('deposits')
export class Deposit extends VersionedRow {
  /** TRN02: the reassociation trace number; the check number of a check. */
  @Code({ max: 50, example: 'EFT0001' })
  traceNumber: string;

  /** TRN03: "1" and the payer's tax id, where the bank says it. */
  @Code({ max: 20, nullable: true, example: '1512345678' })
  payerIdentifier: string | null;

  /** What came. */
  @Cents()
  amountCents: number;

  /** Day of the deposit. */
  @Day()
  depositedOn: string;

  /** The bank's own reference. */
  @Code({ max: 80, nullable: true })
  bankReference: string | null;

  /** The remittance that explains it. */
  @Ref({ nullable: true })
  eraId: string | null;

  /** Whether one does. */
  @OneOf(DEPOSIT_MATCHES)
  match: (typeof DEPOSIT_MATCHES)[number];

  /** Deposit less remittance, where they are told to belong together. */
  @Cents({ signed: true, nullable: true })
  differenceCents: number | null;
}
