import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { CareBundleElement } from './care-bundle-element.entity.js';
import { BUNDLE_STATUSES, CareBundle } from './care-bundle.entity.js';

/** An element as it is entered; its place in the list is its number. */
export class CreateBundleElementDto extends PickType(CareBundleElement, [
  'code',
  'specification',
  'frequency',
  'responsible',
  'isCritical',
  'appliesIf',
] as const) {}

class BundleElementsDto {
  @ApiProperty({ type: [CreateBundleElementDto], minItems: 1, maxItems: 50 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => CreateBundleElementDto)
  elements: CreateBundleElementDto[];
}

class BundleFacts extends PickType(CareBundle, ['name', 'steward', 'source'] as const) {}

/** A new bundle: edition 1 of its code. */
export class CreateCareBundleDto extends IntersectionType(
  PickType(CareBundle, ['code', 'name', 'steward', 'source'] as const),
  BundleElementsDto,
) {}

/** The next edition of a bundle: all its elements, and what else changes. */
export class CreateBundleEditionDto extends IntersectionType(
  PartialType(BundleFacts, { skipNullProperties: false }),
  BundleElementsDto,
) {}

export class ListCareBundlesQuery extends ListQuery {
  /** All editions of this code. */
  @ApiPropertyOptional({ type: 'string', maxLength: 40 })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  code?: string;

  @ApiPropertyOptional({ enum: BUNDLE_STATUSES })
  @IsOptional()
  @IsIn(BUNDLE_STATUSES)
  status?: string;
}

export class CareBundlePage extends pageOf(CareBundle) {}

/** An edition with its elements. */
export class CareBundleDetail extends CareBundle {
  @ApiProperty({ type: [CareBundleElement] })
  elements: CareBundleElement[];
}
