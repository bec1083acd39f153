import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { Day, Text } from '../../../shared/database/fields.decorator.js';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import {
  AGREEMENT_STATES,
  type AgreementState,
  ASSOCIATE_STANDINGS,
  type AssociateStanding,
} from './agreement.codes.js';
import { BusinessAssociateAgreement } from './business-associate-agreement.entity.js';
import { BusinessAssociate } from './business-associate.entity.js';

export class CreateBusinessAssociateDto extends PickType(BusinessAssociate, [
  'name',
  'services',
  'contact',
  'hasSubcontractors',
] as const) {}

/** What may be changed; `endedOn` ends the relation. */
export class UpdateBusinessAssociateDto extends PartialType(
  PickType(BusinessAssociate, ['name', 'services', 'contact', 'hasSubcontractors', 'endedOn'] as const),
  { skipNullProperties: false },
) {}

/** An agreement; with `renewsId` it follows another of the same associate. */
export class CreateAgreementDto extends PickType(BusinessAssociateAgreement, [
  'associateId',
  'renewsId',
  'title',
  'signedOn',
  'startsOn',
  'expiresOn',
  'flowsDown',
  'breachReportDays',
  'evidenceId',
] as const) {}

/** What may be changed without a new agreement. */
export class UpdateAgreementDto extends PartialType(
  PickType(BusinessAssociateAgreement, ['title', 'flowsDown', 'breachReportDays', 'evidenceId'] as const),
  { skipNullProperties: false },
) {}

export class TerminateAgreementDto {
  /** Last day in force. */
  @Day({ example: '2026-06-30' })
  terminatedOn: string;

  /** Why. */
  @Text({ max: 1000, example: 'The service was given up' })
  reason: string;
}

export class ListBusinessAssociatesQuery extends ListQuery {}

export class ListAgreementsQuery extends ListQuery {
  /** Associate. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  associateId?: string;

  /** Agreements that expire on this day or later. */
  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @IsOptional()
  @IsCalendarDay()
  expiresFrom?: string;

  /** Agreements that expire on this day or before. */
  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @IsOptional()
  @IsCalendarDay()
  expiresTo?: string;
}

/** An agreement as it stands today. */
export class AgreementView extends BusinessAssociateAgreement {
  /** What it comes to. */
  @ApiProperty({ enum: AGREEMENT_STATES, example: 'in_force' })
  state: AgreementState;
}

export class AgreementViewPage extends pageOf(AgreementView) {}

/** An associate as it stands today. */
export class BusinessAssociateView extends BusinessAssociate {
  /** Covered by an agreement, or not. */
  @ApiProperty({ enum: ASSOCIATE_STANDINGS, example: 'covered' })
  standing: AssociateStanding;

  /** Has subcontractors whom the agreement in force does not bind. */
  @ApiProperty({ type: 'boolean', example: false })
  isFlowDownMissing: boolean;

  /** Its agreements, the oldest first. */
  @ApiProperty({ type: [AgreementView] })
  agreements: AgreementView[];
}

export class BusinessAssociateViewPage extends pageOf(BusinessAssociateView) {}
