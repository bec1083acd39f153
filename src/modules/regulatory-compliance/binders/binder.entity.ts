import { Entity } from 'typeorm';
import { Code, Count, Ref } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/** A binder that was handed out to its last byte: with its hashes anybody's copy can be held against it. */
@Entity('compliance_binders')
export class Binder extends AppendOnlyRow {
  /** Report that it was made for. */
  @Ref()
  reportId: string;

  /** SHA-256 of its manifest: the binder in one number. */
  @Code({ max: 64, example: HASH })
  manifestSha256: string;

  /** SHA-256 of the whole file. */
  @Code({ max: 64, example: HASH })
  sha256: string;

  /** Length of the file. */
  @Count({ max: Number.MAX_SAFE_INTEGER, example: 48213 })
  bytes: number;

  /** Files in it, manifest and seal not counted. */
  @Count({ example: 31 })
  files: number;

  /** Place in the audit trail's chain up to which it tells of it. */
  @Count({ max: Number.MAX_SAFE_INTEGER, example: 1204 })
  chainSequence: number;
}
