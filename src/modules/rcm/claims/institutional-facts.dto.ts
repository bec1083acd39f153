import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateNested } from 'class-validator';
import { Cents, Code, Day, OneOf } from '../../../shared/database/fields.decorator.js';
import { MORE_FAMILIES } from './institutional-facts.rules.js';

/** A code of an HI segment that is no diagnosis. */
export class InstitutionalCodeDto {
  /** BBR principal procedure, BBQ other procedure, BI occurrence span, BH occurrence, BE value, BG condition, … */
  @OneOf(MORE_FAMILIES, { example: 'BE' })
  qualifier: (typeof MORE_FAMILIES)[number];

  /** Code of that family. */
  @Code({ max: 30, example: '80' })
  code: string;

  /** Day, or first day of a span. */
  @Day({ nullable: true })
  fromOn: string | null;

  /** Last day of a span. */
  @Day({ nullable: true })
  toOn: string | null;

  /** Amount of a value code; a number of days is written the same way, 200 is "2". */
  @Cents({ nullable: true })
  cents: number | null;
}

/** What an institutional claim says beyond a professional one. Diagnoses have a route of their own. */
export class InstitutionalFactsDto {
  /** CL101: priority (type) of the admission or visit. */
  @Code({ max: 1, nullable: true, example: '3' })
  admissionTypeCode: string | null;

  /** CL102: point of origin. */
  @Code({ max: 1, nullable: true, example: '1' })
  admissionSourceCode: string | null;

  /** CL103: patient status. */
  @Code({ max: 2, nullable: true, example: '01' })
  patientStatusCode: string | null;

  /** DTP 096: hour of discharge, HHMM. */
  @Code({ max: 4, pattern: /^([01]\d|2[0-3])[0-5]\d$/, nullable: true, example: '1100' })
  dischargeTime: string | null;

  /** Procedures, occurrences, values, conditions. */
  @ApiProperty({ type: [InstitutionalCodeDto], maxItems: 200 })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => InstitutionalCodeDto)
  codes: InstitutionalCodeDto[];
}
