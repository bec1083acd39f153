import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { LedgerEntry } from './ledger-entry.entity.js';
import { LEDGER_KINDS } from './ledger.rules.js';

export class ListLedgerEntriesQuery extends ListQuery {
  /** Postings of this claim; their effects add up to its balance. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  claimId?: string;

  /** Postings of this claim payment. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  claimPaymentId?: string;

  /** Kind of posting. */
  @ApiPropertyOptional({ enum: LEDGER_KINDS })
  @IsOptional()
  @IsIn(LEDGER_KINDS)
  kind?: string;

  /** Posted from this day on. */
  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @IsOptional()
  @IsCalendarDay()
  postedFrom?: string;

  /** Posted up to this day. */
  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @IsOptional()
  @IsCalendarDay()
  postedTo?: string;
}

export class LedgerEntryPage extends pageOf(LedgerEntry) {}
