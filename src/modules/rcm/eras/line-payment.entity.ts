import { Entity } from 'typeorm';
import { Cents, Code, Codes, Count, Day, OneOf, Quantity, Ref } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

export const LINE_MATCHES = [
  'control_number',
  'procedure',
  'procedure_without_modifiers',
  'original_code',
  'none',
] as const;

/** What a payer decided about one service (SVC loop). */
@Entity('line_payments')
export class LinePayment extends AppendOnlyRow {
  /** Claim payment. */
  @Ref()
  claimPaymentId: string;

  /** 1-based in the claim payment. */
  @Count({ min: 1 })
  ordinal: number;

  /** Line of the claim; null: posted on the claim as a whole. */
  @Ref({ nullable: true })
  claimLineItemId: string | null;

  /** How the line was found (rcm.md §4 D 7). */
  @OneOf(LINE_MATCHES)
  match: (typeof LINE_MATCHES)[number];

  /** SVC01-2. */
  @Code({ max: 48, nullable: true })
  procedureCode: string | null;

  /** SVC01-3 to -6. */
  @Codes({ most: 4, max: 2 })
  modifiers: string[];

  /** SVC04. */
  @Code({ max: 48, nullable: true })
  revenueCode: string | null;

  /** SVC06-2, what was submitted where it differs. */
  @Code({ max: 48, nullable: true })
  originalProcedureCode: string | null;

  /** SVC02. */
  @Cents({ signed: true })
  chargeCents: number;

  /** SVC03. */
  @Cents({ signed: true })
  paidCents: number;

  /** SVC05. */
  @Quantity({ nullable: true, min: -1e9 })
  paidUnits: number | null;

  /** DTM 472 or 150. */
  @Day({ nullable: true })
  servedFromOn: string | null;

  /** REF 6R. */
  @Code({ max: 50, nullable: true })
  controlNumber: string | null;

  /** LQ HE. */
  @Codes({ most: 99, max: 10 })
  remarkCodes: string[];
}
