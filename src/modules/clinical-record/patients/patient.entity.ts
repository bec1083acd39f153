import { ApiHideProperty } from '@nestjs/swagger';
import { Column, Entity } from 'typeorm';
import { Code, Day, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';

/** HL7 administrative sex as X12 DMG03 sends it: F, M, U. */
export const SEXES = ['F', 'M', 'U'] as const;

/** A person who receives care. */
@Entity('patients')
export class Patient extends VersionedRow {
  /** Family name. */
  @Text({ max: 60, example: 'Sample' })
  familyName: string;

  /** Given name; null for a person known by one name. */
  @Text({ max: 35, nullable: true, example: 'Pat' })
  givenName: string | null;

  /** Middle name or initial. */
  @Text({ max: 25, nullable: true })
  middleName: string | null;

  /** Name suffix (Jr, III). */
  @Text({ max: 10, nullable: true })
  suffix: string | null;

  /** Date of birth; null when the source did not say. */
  @Day({ nullable: true, example: '1980-02-29' })
  bornOn: string | null;

  /** Administrative sex. */
  @OneOf(SEXES, { nullable: true })
  sex: (typeof SEXES)[number] | null;

  /** Street. */
  @Text({ max: 55, nullable: true, example: '1 Example Street' })
  street: string | null;

  /** Second line of the address. */
  @Text({ max: 55, nullable: true })
  street2: string | null;

  /** City. */
  @Text({ max: 30, nullable: true, example: 'Springfield' })
  city: string | null;

  /** State or province, two letters. */
  @Code({ max: 3, nullable: true, example: 'IL' })
  state: string | null;

  /** ZIP code, 5 or 9 digits. */
  @Code({ max: 15, nullable: true, example: '627010001' })
  zip: string | null;

  /** The record into which this one was merged, if it was. */
  @Ref({ nullable: true })
  mergedIntoId: string | null;

  /** Family name as searches ask for it, made by the database: upper case. */
  @ApiHideProperty()
  @Column({ type: 'text', insert: false, update: false, select: false })
  familyKey?: string;

  /** Given name as searches ask for it; empty without one. */
  @ApiHideProperty()
  @Column({ type: 'text', insert: false, update: false, select: false })
  givenKey?: string;
}
