import { ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { Facility } from './facility.entity.js';

/** What may be said of a new facility. */
export class CreateFacilityDto extends PickType(Facility, [
  'name',
  'npi',
  'placeOfServiceCode',
  'street',
  'city',
  'state',
  'zip',
] as const) {}

/** What may be changed later. */
export class UpdateFacilityDto extends PartialType(CreateFacilityDto, { skipNullProperties: false }) {}

export class ListFacilitiesQuery extends ListQuery {
  /** National Provider Identifier. */
  @ApiPropertyOptional({ type: 'string', pattern: '^\\d{10}$' })
  @IsOptional()
  @Matches(/^\d{10}$/)
  npi?: string;

  /** First letters of the name, as written. */
  @ApiPropertyOptional({ type: 'string', maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  name?: string;
}

export class FacilityPage extends pageOf(Facility) {}
