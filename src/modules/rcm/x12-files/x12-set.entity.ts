import { Entity } from 'typeorm';
import { Code, Count, OneOf, Ref } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** imported: an 837's claims, or the answers of a 999 or 277CA, are stored · posted, held, duplicate, conflict: an 835 · read: nothing is stored of it yet. */
export const X12_SET_STATUSES = ['imported', 'posted', 'held', 'duplicate', 'conflict', 'read', 'failed'] as const;

/** What became of one transaction set of a file; written in the transaction that did it. */
@Entity('x12_sets')
export class X12Set extends AppendOnlyRow {
  /** File. */
  @Ref()
  x12FileId: string;

  /** 1-based in the file. */
  @Count({ min: 1 })
  ordinal: number;

  /** 837P, 837I, 835, 999, … */
  @Code({ max: 10, example: '835' })
  kind: string;

  /** ISA13. */
  @Code({ max: 20, nullable: true })
  interchangeControlNumber: string | null;

  /** GS06. */
  @Code({ max: 20, nullable: true })
  groupControlNumber: string | null;

  /** ST02. */
  @Code({ max: 20, nullable: true })
  setControlNumber: string | null;

  /** Segments from ST to SE. */
  @Count()
  segments: number;

  /** What became of it. */
  @OneOf(X12_SET_STATUSES)
  status: (typeof X12_SET_STATUSES)[number];

  /** Claims or claim payments in it. */
  @Count()
  claimCount: number;

  /** The remittance it became, or of which it is a duplicate or a conflicting copy. */
  @Ref({ nullable: true })
  eraId: string | null;
}
