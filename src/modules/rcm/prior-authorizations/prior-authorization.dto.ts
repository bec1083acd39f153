import { ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { Quantity } from '../../../shared/database/fields.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { PriorAuthorization } from './prior-authorization.entity.js';
import { AUTHORIZATION_KINDS } from './prior-authorization.rules.js';

const CHANGEABLE = ['procedureCodes', 'validFromOn', 'validToOn', 'unitsAuthorized', 'note'] as const;

/** What may be said of a new authorization or referral. */
export class CreatePriorAuthorizationDto extends PickType(PriorAuthorization, [
  'kind',
  'number',
  'payerId',
  'patientId',
  ...CHANGEABLE,
] as const) {}

/** What may be changed later; another number, payer or patient is another record. */
export class UpdatePriorAuthorizationDto extends PartialType(PickType(PriorAuthorization, CHANGEABLE), {
  skipNullProperties: false,
}) {}

/** An authorization with what claims have used of it. */
export class PriorAuthorizationDetail extends PriorAuthorization {
  /** Units of the claims that went out under it, corrected and voided ones left out. */
  @Quantity()
  unitsUsed: number;
}

export class ListPriorAuthorizationsQuery extends ListQuery {
  /** Of this patient. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  patientId?: string;

  /** Given by this payer. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  payerId?: string;

  /** Authorizations or referrals. */
  @ApiPropertyOptional({ enum: AUTHORIZATION_KINDS })
  @IsOptional()
  @IsIn(AUTHORIZATION_KINDS)
  kind?: string;
}

export class PriorAuthorizationPage extends pageOf(PriorAuthorization) {}
