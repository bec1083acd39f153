import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { AsOfQuery } from '../requirements/requirement.dto.js';
import { REQUIREMENT_STATUSES, type RequirementStatus } from '../requirements/requirement.codes.js';
import { ControlCatalog } from './control-catalog.entity.js';
import { DESIGNATIONS } from './control.codes.js';
import { Control } from './control.entity.js';
import { ControlMapping } from './control-mapping.entity.js';
import { ControlRelation } from './control-relation.entity.js';

const ID = { type: 'string', format: 'uuid' } as const;
const COUNT = { type: 'integer', minimum: 0, example: 3 } as const;

export class ListControlCatalogsQuery extends ListQuery {}

export class ControlCatalogPage extends pageOf(ControlCatalog) {}

export class ListControlsQuery extends ListQuery {
  /** Catalog. */
  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  catalogId?: string;

  /** Required or addressable. */
  @ApiPropertyOptional({ enum: DESIGNATIONS })
  @IsOptional()
  @IsIn(DESIGNATIONS)
  designation?: string;
}

export class ControlPage extends pageOf(Control) {}

/** A control with what covers it and what it relates to. */
export class ControlDetails extends Control {
  /** What covers it. */
  @ApiProperty({ type: [ControlMapping] })
  mappings: ControlMapping[];

  /** Its relations, from it and to it. */
  @ApiProperty({ type: [ControlRelation] })
  relations: ControlRelation[];
}

/** A mapping names a requirement or a piece of evidence. */
export class CreateControlMappingDto extends IntersectionType(
  PickType(ControlMapping, ['controlId', 'coverage'] as const),
  PartialType(PickType(ControlMapping, ['requirementId', 'evidenceId'] as const), { skipNullProperties: false }),
) {}

export class UpdateControlMappingDto extends PickType(ControlMapping, ['coverage'] as const) {}

export class CreateControlRelationDto extends PickType(ControlRelation, [
  'fromControlId',
  'toControlId',
  'kind',
] as const) {}

export class CoverageQuery extends AsOfQuery {
  /** The catalog that a profile is read against, where its imports do not name theirs by its UUID; a catalog needs none. */
  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  catalogId?: string;
}

export const CONTROL_COVERAGES = ['full', 'partial', 'none'] as const;
export type ControlCoverage = (typeof CONTROL_COVERAGES)[number];

/** How far a control is covered. */
export class CoveredControl extends PickType(Control, [
  'id',
  'controlKey',
  'parentKey',
  'citation',
  'title',
  'designation',
] as const) {
  /** The best of what covers it. */
  @ApiProperty({ enum: CONTROL_COVERAGES, example: 'partial' })
  coverage: ControlCoverage;

  /** Whether a requirement that covers it in full is compliant on the day. */
  @ApiProperty({ type: 'boolean', example: false })
  isMet: boolean;

  /** Statuses on the day of the requirements that cover it. */
  @ApiProperty({ type: [String], enum: REQUIREMENT_STATUSES, example: ['compliant'] })
  statuses: RequirementStatus[];

  /** Pieces of evidence mapped to it directly. */
  @ApiProperty(COUNT)
  evidence: number;
}

/** How far the controls of a catalog, or of a profile, are covered. */
export class CoverageReport {
  /** Catalog or profile. */
  @ApiProperty({ ...ID, example: '01900000-0000-7000-8000-000000000001' })
  catalogId: string;

  /** Day of the statuses; mappings are those of now. */
  @ApiProperty({ type: 'string', format: 'date', example: '2026-06-30' })
  asOf: string;

  /** Catalogs whose controls are counted; a control that several of them have counts once, as it is covered best. */
  @ApiProperty({ type: [String], format: 'uuid', example: ['01900000-0000-7000-8000-000000000001'] })
  catalogIds: string[];

  /** Controls that are covered in full. */
  @ApiProperty(COUNT)
  full: number;

  /** Controls that are covered in part. */
  @ApiProperty(COUNT)
  partial: number;

  /** Controls that nothing covers. */
  @ApiProperty(COUNT)
  none: number;

  /** Controls that a compliant requirement covers in full. */
  @ApiProperty(COUNT)
  met: number;

  /** Ids that a profile selects and none of these catalogs has. */
  @ApiProperty({ type: [String], example: [] })
  unknownKeys: string[];

  /** The controls, in the order of their catalog; withdrawn ones are not among them, nor counted. */
  @ApiProperty({ type: [CoveredControl] })
  controls: CoveredControl[];
}
