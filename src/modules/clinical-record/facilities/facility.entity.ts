import { Entity } from 'typeorm';
import { Code, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';

/** Where care is given. */
@Entity('facilities')
export class Facility extends VersionedRow {
  /** Name. */
  @Text({ max: 60, example: 'Example Hospital' })
  name: string;

  /** National Provider Identifier. */
  @Code({ max: 10, pattern: /^\d{10}$/, nullable: true, example: '1993999998' })
  npi: string | null;

  /** CMS place of service code. */
  @Code({ max: 2, pattern: /^\d{2}$/, nullable: true, example: '11' })
  placeOfServiceCode: string | null;

  /** Street. */
  @Text({ max: 55, nullable: true })
  street: string | null;

  /** City. */
  @Text({ max: 30, nullable: true })
  city: string | null;

  /** State. */
  @Code({ max: 3, nullable: true })
  state: string | null;

  /** ZIP code. */
  @Code({ max: 15, nullable: true })
  zip: string | null;
}
