import { ApiPropertyOptional, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { Coverage, COVERAGE_ORDERS } from './coverage.entity.js';

/** What may be said of a new coverage. */
export class CreateCoverageDto extends PickType(Coverage, [
  'patientId',
  'payerId',
  'memberId',
  'groupNumber',
  'planName',
  'relationshipCode',
  'filingCode',
  'order',
  'subscriberFamilyName',
  'subscriberGivenName',
  'subscriberBornOn',
  'effectiveOn',
  'endsOn',
] as const) {}

/** What may be changed later: not whose coverage it is. */
export class UpdateCoverageDto extends PartialType(OmitType(CreateCoverageDto, ['patientId'] as const), {
  skipNullProperties: false,
}) {}

export class ListCoveragesQuery extends ListQuery {
  /** Coverages of this patient. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  patientId?: string;

  /** Coverages by this payer. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  payerId?: string;

  /** Whose turn it is to pay. */
  @ApiPropertyOptional({ enum: COVERAGE_ORDERS })
  @IsOptional()
  @IsIn(COVERAGE_ORDERS)
  order?: string;
}

export class CoveragePage extends pageOf(Coverage) {}
