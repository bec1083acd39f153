import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { ListQuery, pageOf } from '../../http/list.dto.js';
import { EmergencyGrant } from './emergency-grant.entity.js';

export const MOST_MINUTES = 240;

/** What somebody in an emergency says. */
export class RequestEmergencyAccessDto extends PickType(EmergencyGrant, ['reason', 'permissions'] as const) {
  /** Minutes until it ends by itself. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_MINUTES, example: 60 })
  @IsInt()
  @Min(1)
  @Max(MOST_MINUTES)
  minutes: number;
}

export class ListEmergencyGrantsQuery extends ListQuery {
  /** Only grants of this user. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  userId?: string;
}

export class EmergencyGrantPage extends pageOf(EmergencyGrant) {}
