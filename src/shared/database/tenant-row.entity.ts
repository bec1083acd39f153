import { ApiHideProperty, ApiProperty } from '@nestjs/swagger';
import { PrimaryColumn } from 'typeorm';
import { Count, Instant, Ref } from './fields.decorator.js';

/** What every row of a company has. The key is (company_id, id); the company never leaves the API. */
export abstract class TenantRow {
  @ApiHideProperty()
  @PrimaryColumn('uuid')
  companyId: string;

  /** Identifier, a UUID version 7. */
  @ApiProperty({ format: 'uuid', example: '01900000-0000-7000-8000-000000000001', readOnly: true })
  @PrimaryColumn('uuid')
  id: string;

  /** Answers tell all but the company: the caller has only one. */
  toJSON(): Record<string, unknown> {
    const { companyId: _companyId, ...facts } = this as Record<string, unknown>;
    return facts;
  }
}

/** Evidence: written once, never changed (the app role has no UPDATE or DELETE on such tables). */
export abstract class AppendOnlyRow extends TenantRow {
  /** When the row was written. */
  @Instant()
  createdAt: string;

  /** Who wrote it: a user or an API key. */
  @Ref()
  createdBy: string;
}

/** A record that changes: its version is its ETag. */
export abstract class VersionedRow extends AppendOnlyRow {
  /** Counts the changes; the strong ETag of the record. */
  @Count({ min: 1, example: 1 })
  version: number;

  /** When it was last changed. */
  @Instant()
  updatedAt: string;

  /** Who changed it last. */
  @Ref()
  updatedBy: string;
}
