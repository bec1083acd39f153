import { Entity } from 'typeorm';
import { Code, Flag, OneOf, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';

export const PROVIDER_KINDS = ['person', 'organization'] as const;

/** Who renders, bills, refers or attends: a person or an organisation. */
@Entity('providers')
export class Provider extends VersionedRow {
  /** Person or organisation (X12 NM102, NPPES entity type). */
  @OneOf(PROVIDER_KINDS, { example: 'organization' })
  kind: (typeof PROVIDER_KINDS)[number];

  /** Organisation's name, or a person's family name. */
  @Text({ max: 60, example: 'Example Clinic' })
  name: string;

  /** A person's given name. */
  @Text({ max: 35, nullable: true })
  givenName: string | null;

  /** National Provider Identifier (45 CFR 162.406). Imported ones may fail the check digit. */
  @Code({ max: 10, pattern: /^\d{10}$/, nullable: true, example: '1234567893' })
  npi: string | null;

  /** Employer identification or social security number, nine digits. */
  @Code({ max: 9, pattern: /^\d{9}$/, nullable: true, example: '123456789' })
  taxId: string | null;

  /** NUCC taxonomy code. */
  @Code({ max: 10, pattern: /^[0-9A-Z]{9}X$/, nullable: true, example: '207Q00000X' })
  taxonomyCode: string | null;

  /** Street. */
  @Text({ max: 55, nullable: true })
  street: string | null;

  /** City. */
  @Text({ max: 30, nullable: true })
  city: string | null;

  /** State. */
  @Code({ max: 3, nullable: true })
  state: string | null;

  /** ZIP code; nine digits for a billing provider. */
  @Code({ max: 15, nullable: true })
  zip: string | null;

  /** Ours: entered by the company, or the billing provider of an 837 it imported. Remittances to others are held. */
  @Flag({ default: true })
  isOurs: boolean;
}
