import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { Day, OneOf, Text } from '../../../shared/database/fields.decorator.js';
import { asBoolean, ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { DENIAL_GROUNDS, type DenialGrounds, INDIVIDUAL_RIGHTS, REQUEST_STATUSES } from './access-request.codes.js';
import { AccessRequest } from './access-request.entity.js';
import { AccessReview } from './access-review.entity.js';

/** A request as it came in; its last day follows. */
export class ReceiveAccessRequestDto extends PickType(AccessRequest, [
  'requestedRight',
  'patientId',
  'patientName',
  'requesterName',
  'wanted',
  'formFormat',
  'receivedOn',
] as const) {}

/** What may be changed while it is open. */
export class UpdateAccessRequestDto extends PartialType(
  PickType(AccessRequest, ['requesterName', 'wanted', 'formFormat'] as const),
  { skipNullProperties: false },
) {}

/** Why more time is needed, as it is written to the individual. */
export class ExtendAccessRequestDto {
  /** Reason. */
  @Text({ max: 1000, example: 'The records are in an archive off site' })
  reason: string;
}

export class FulfilAccessRequestDto extends PickType(AccessRequest, ['feeCents'] as const) {
  /** Day. */
  @Day({ example: '2026-06-20' })
  closedOn: string;

  /** Form and format in which it was given. */
  @Text({ max: 200, example: 'PDF by secure mail' })
  deliveredAs: string;
}

export class DenyAccessRequestDto {
  /** Day. */
  @Day({ example: '2026-06-20' })
  closedOn: string;

  /** Grounds. */
  @OneOf(DENIAL_GROUNDS, { example: 'endangers_life_or_safety' })
  denialGrounds: DenialGrounds;

  /** Basis in plain words, with the rights of review and complaint (164.524(d)(2)). */
  @Text({ max: 2000, example: 'A licensed professional holds that access would endanger another person' })
  reason: string;
}

export class WithdrawAccessRequestDto {
  /** What the individual said. */
  @Text({ max: 2000, example: 'The individual has the records from another clinic' })
  reason: string;
}

export class ReviewDenialDto extends PickType(AccessReview, ['outcome', 'reason'] as const) {}

export class ListAccessRequestsQuery extends ListQuery {
  /** Right. */
  @ApiPropertyOptional({ enum: INDIVIDUAL_RIGHTS })
  @IsOptional()
  @IsIn(INDIVIDUAL_RIGHTS)
  requestedRight?: string;

  /** Status. */
  @ApiPropertyOptional({ enum: REQUEST_STATUSES })
  @IsOptional()
  @IsIn(REQUEST_STATUSES)
  status?: string;

  /** Only those that are open after their last day. */
  @ApiPropertyOptional({ type: 'boolean' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  overdue?: boolean;
}

/** A request with its clock as it stands today. */
export class AccessRequestView extends AccessRequest {
  /** Days left; negative: overdue; null: it is not open. */
  @ApiProperty({ type: 'integer', nullable: true, example: 12 })
  daysLeft: number | null;

  /** Open, or acted on, after the last day. */
  @ApiProperty({ type: 'boolean', example: false })
  isLate: boolean;
}

export class AccessRequestViewPage extends pageOf(AccessRequestView) {}

/** A request with the reviews of its denial. */
export class AccessRequestDetails extends AccessRequestView {
  /** Reviews, the oldest first. */
  @ApiProperty({ type: [AccessReview] })
  reviews: AccessReview[];
}
