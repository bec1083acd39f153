import { Column, Entity } from 'typeorm';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsInt, Max, Min } from 'class-validator';
import { Cents, Code, Codes, Count, Day, Json, Quantity, Ref } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';

/** One billed service. */
@Entity('claim_line_items')
export class ClaimLineItem extends VersionedRow {
  /** Claim it belongs to. */
  @Ref()
  claimId: string;

  /** 1-based in the claim. An imported claim may have more lines than may be sent. */
  @Count({ min: 1, example: 1 })
  lineNumber: number;

  /** CPT or HCPCS code; null on a revenue-code-only line. */
  @Code({ max: 48, nullable: true, example: '99213' })
  procedureCode: string | null;

  /** Up to four modifiers. */
  @Codes({ most: 4, max: 2, pattern: /^[A-Z0-9]{2}$/, example: ['25'] })
  modifiers: string[];

  /** 837I: revenue code. */
  @Code({ max: 48, nullable: true })
  revenueCode: string | null;

  /** Charge of the line. */
  @Cents()
  chargeCents: number;

  /** Number of units; null when an imported file did not say. */
  @Quantity({ nullable: true })
  units: number | null;

  /** UN units, MJ minutes, DA days. */
  @Code({ max: 2, pattern: /^[A-Z0-9]{2}$/, nullable: true, example: 'UN' })
  unitCode: string | null;

  /** First day of this service. */
  @Day({ nullable: true })
  servedFromOn: string | null;

  /** Last day of this service. */
  @Day({ nullable: true })
  servedToOn: string | null;

  /** 837P: which diagnoses of the claim, 1-based. */
  @ApiProperty({ type: 'array', items: { type: 'integer', minimum: 0, maximum: 99 }, maxItems: 8, example: [1] })
  @IsArray()
  @ArrayMaxSize(8)
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(99, { each: true })
  @Column('integer', { array: true })
  diagnosisPointers: number[];

  /** REF 6R: the line's own number, which the payer returns. */
  @Code({ max: 50, nullable: true })
  controlNumber: string | null;

  /** Place of service where it is not the claim's. */
  @Code({ max: 2, nullable: true })
  placeOfServiceCode: string | null;

  /** Loops and segments that have no column here, as they came. */
  @Json({ nullable: true })
  loops: Record<string, unknown> | null;
}
