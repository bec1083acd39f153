import { type Type } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type as Cast } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { DEFAULT_LIMIT, MAX_LIMIT } from '../database/pages.js';
import type { ListRequest, Page } from '../database/page.js';

/** Turns the words `true` and `false` of a query string into booleans; anything else stays and is refused. */
export const asBoolean = ({ value }: { value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

/** The part of every list's query string that is the same. */
export class ListQuery implements ListRequest {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MAX_LIMIT,
    default: DEFAULT_LIMIT,
    description: 'Records per page.',
  })
  @IsOptional()
  @Cast(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_LIMIT)
  limit?: number;

  @ApiPropertyOptional({
    type: 'string',
    description: '`nextCursor` of the page before; bound to its filters and sort.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  cursor?: string;

  @ApiPropertyOptional({ type: 'string', description: 'Field to sort by; with a leading `-` descending.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  sort?: string;

  @ApiPropertyOptional({ type: 'boolean', description: 'Count all matches into `total` (costs a second query).' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  total?: boolean;
}

/** The answer of a list of `item`; named `<Item>Page` in the OpenAPI document. */
export function pageOf<T>(item: Type<T>): Type<Page<T>> {
  class ListPage implements Page<T> {
    @ApiProperty({ type: [item] })
    items: T[];

    @ApiProperty({ type: 'string', nullable: true, description: 'Cursor of the next page, null on the last one.' })
    nextCursor: string | null;

    @ApiPropertyOptional({ type: 'integer', description: 'All matches; only with `total=true`.' })
    total?: number;
  }
  Object.defineProperty(ListPage, 'name', { value: `${item.name}Page` });
  return ListPage;
}
