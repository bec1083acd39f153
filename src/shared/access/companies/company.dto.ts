import { ApiProperty, PartialType, PickType } from '@nestjs/swagger';
import { IsString, IsTimeZone, MaxLength, MinLength } from 'class-validator';

/** The caller's own company. Companies are created and suspended on the command line. */
export class Company {
  /** Identifier. */
  @ApiProperty({ format: 'uuid', example: '01900000-0000-7000-8000-000000000001' })
  id: string;

  /** Name of the organisation. */
  @ApiProperty({ type: 'string', minLength: 1, maxLength: 200, example: 'Lakeside Clinic' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name: string;

  /** IANA time zone that decides which day it is for the company. */
  @ApiProperty({ type: 'string', maxLength: 60, example: 'America/New_York' })
  @MaxLength(60)
  @IsTimeZone()
  timeZone: string;

  /** Suspended companies are refused with 403 COMPANY_SUSPENDED. */
  @ApiProperty({ enum: ['active', 'suspended'], example: 'active' })
  status: 'active' | 'suspended';

  /** Counts the changes; the strong ETag of the record. */
  @ApiProperty({ type: 'integer', minimum: 1, example: 1 })
  version: number;

  /** When it was made. */
  @ApiProperty({ format: 'date-time', example: '2026-06-30T14:03:11.000Z' })
  createdAt: string;

  /** When it was last changed. */
  @ApiProperty({ format: 'date-time', example: '2026-06-30T14:03:11.000Z' })
  updatedAt: string;
}

export class UpdateCompanyDto extends PartialType(PickType(Company, ['name', 'timeZone'] as const), {
  skipNullProperties: false,
}) {}
