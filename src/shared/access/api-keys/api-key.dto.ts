import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { ListQuery, pageOf } from '../../http/list.dto.js';
import { ApiKey } from './api-key.entity.js';

const MOST_DAYS = 366;

/** A new key: either `roles` or `permissions`, none beyond the rights of its maker. */
export class CreateApiKeyDto extends IntersectionType(
  PickType(ApiKey, ['name'] as const),
  PartialType(PickType(ApiKey, ['roles', 'permissions'] as const), { skipNullProperties: false }),
) {
  /** Days until it expires. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_DAYS, example: 90 })
  @IsInt()
  @Min(1)
  @Max(MOST_DAYS)
  expiresInDays: number;
}

/** The only answer that ever shows the key's text. */
export class NewApiKey extends ApiKey {
  /** The key as a bearer token. It is not stored and cannot be shown again. */
  @ApiProperty({ type: 'string', example: 'qnt_01900000-0000-7000-8000-000000000001_9f86d081884c_…' })
  key: string;
}

export class ListApiKeysQuery extends ListQuery {
  /** First letters of the name, as written. */
  @ApiPropertyOptional({ type: 'string', maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  name?: string;
}

export class ApiKeyPage extends pageOf(ApiKey) {}
