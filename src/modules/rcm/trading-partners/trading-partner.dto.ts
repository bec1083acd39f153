import { ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { asBoolean, ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { TRADING_PARTNER_ROLES, TradingPartner } from './trading-partner.entity.js';

/** What may be said of a new trading partner. */
export class CreateTradingPartnerDto extends PickType(TradingPartner, [
  'name',
  'role',
  'senderQualifier',
  'senderId',
  'receiverQualifier',
  'receiverId',
  'applicationSenderCode',
  'applicationReceiverCode',
  'usage',
  'separators',
  'submitterName',
  'submitterId',
  'submitterContactName',
  'submitterContactPhone',
  'transport',
] as const) {}

/** What may be changed later. */
export class UpdateTradingPartnerDto extends PartialType(CreateTradingPartnerDto, { skipNullProperties: false }) {}

export class ListTradingPartnersQuery extends ListQuery {
  /** Only active (or only inactive) partners. */
  @ApiPropertyOptional({ type: 'boolean' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  active?: boolean;

  /** Clearinghouses or payers. */
  @ApiPropertyOptional({ enum: TRADING_PARTNER_ROLES })
  @IsOptional()
  @IsIn(TRADING_PARTNER_ROLES)
  role?: string;
}

export class TradingPartnerPage extends pageOf(TradingPartner) {}
