import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { Binder } from './binder.entity.js';

export class BinderPage extends pageOf(Binder) {}

export class ListBindersQuery extends ListQuery {
  /** Report. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  reportId?: string;

  /** Hash of a manifest, as `quintet binder verify` tells it: was a binder of this manifest handed out? */
  @ApiPropertyOptional({ type: 'string', pattern: '^[0-9a-f]{64}$' })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  manifestSha256?: string;
}
