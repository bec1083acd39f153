import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import { asBoolean, ListQuery, pageOf } from '../../http/list.dto.js';
import { Notice } from './notice.entity.js';

/** A notice as its recipient sees it. */
export class NoticeForMe extends Notice {
  /** When the caller acknowledged it; null while he has not. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, example: '2026-06-30T14:03:11.000Z' })
  acknowledgedAt: string | null;
}

export class ListNoticesQuery extends ListQuery {
  /** Only what the caller has (or has not) acknowledged. */
  @ApiPropertyOptional({ type: 'boolean' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  acknowledged?: boolean;
}

export class NoticePage extends pageOf(NoticeForMe) {}
