import { ApiPropertyOptional, IntersectionType, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { Transport } from './transport.entity.js';
import { TransportFile } from './transport-file.entity.js';
import { DIRECTIONS } from './transport.rules.js';

/** What is only ever sent, never answered. */
export class TransportSecret {
  /** SFTP: the password, or the private key in PEM or OpenSSH form (without a passphrase). Kept sealed, never shown again. */
  @ApiPropertyOptional({ type: 'string', minLength: 1, maxLength: 16_384, writeOnly: true })
  @IsOptional()
  @IsString()
  @Length(1, 16_384)
  secret?: string;
}

class TransportSettings extends PickType(Transport, [
  'tradingPartnerId',
  'kind',
  'outboundPath',
  'inboundPath',
  'host',
  'port',
  'userName',
  'hostKeyFingerprint',
  'authentication',
  'everySeconds',
  'isEnabled',
] as const) {}

/** What may be said of a new transport. */
export class CreateTransportDto extends IntersectionType(TransportSettings, TransportSecret) {}

/** What may be changed later; a secret that is not sent stays. */
export class UpdateTransportDto extends IntersectionType(
  PartialType(OmitType(TransportSettings, ['tradingPartnerId'] as const), { skipNullProperties: false }),
  TransportSecret,
) {}

export class TransportPage extends pageOf(Transport) {}

export class ListTransportFilesQuery extends ListQuery {
  /** Which way. */
  @ApiPropertyOptional({ enum: DIRECTIONS })
  @IsOptional()
  @IsIn(DIRECTIONS)
  direction?: string;
}

export class TransportFilePage extends pageOf(TransportFile) {}
