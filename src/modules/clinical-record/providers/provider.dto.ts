import { ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { asBoolean, ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { Provider, PROVIDER_KINDS } from './provider.entity.js';

/** What may be said of a new provider; ours unless said otherwise. */
export class CreateProviderDto extends PickType(Provider, [
  'kind',
  'name',
  'givenName',
  'npi',
  'taxId',
  'taxonomyCode',
  'street',
  'city',
  'state',
  'zip',
  'isOurs',
] as const) {}

/** What may be changed later. */
export class UpdateProviderDto extends PartialType(CreateProviderDto, { skipNullProperties: false }) {}

export class ListProvidersQuery extends ListQuery {
  /** Persons or organizations. */
  @ApiPropertyOptional({ enum: PROVIDER_KINDS })
  @IsOptional()
  @IsIn(PROVIDER_KINDS)
  kind?: string;

  /** Ours, or others'. */
  @ApiPropertyOptional({ type: 'boolean' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  ours?: boolean;

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

export class ProviderPage extends pageOf(Provider) {}
