import { ApiHideProperty } from '@nestjs/swagger';
import { Column, Entity } from 'typeorm';
import { Code, Count, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** A document of an appeal, as it was uploaded; its bytes lie in the blob store. */
@Entity('appeal_documents')
export class AppealDocument extends AppendOnlyRow {
  /** Appeal. */
  @Ref()
  appealId: string;

  /** SHA-256 of its bytes, hex; the same document is there once. */
  @Code({ max: 64 })
  sha256: string;

  /** Length. */
  @Count({ max: Number.MAX_SAFE_INTEGER, example: 48210 })
  bytes: number;

  /** Media type as it was sent. */
  @Code({ max: 100, example: 'application/pdf' })
  mediaType: string;

  /** Name as it was sent. */
  @Text({ nullable: true, max: 200, example: 'operative-report.pdf' })
  fileName: string | null;

  @ApiHideProperty()
  @Column({ type: 'uuid' })
  blobId: string;

  /** Where the bytes lie is nobody else's business. */
  override toJSON(): Record<string, unknown> {
    const { blobId: _blobId, ...facts } = super.toJSON();
    return facts;
  }
}
