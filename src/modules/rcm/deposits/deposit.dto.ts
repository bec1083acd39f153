import { ApiProperty, ApiPropertyOptional, PartialType, PickType, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { Deposit, DEPOSIT_MATCHES } from './deposit.entity.js';

const DAY = { type: 'string', format: 'date' } as const;

/** A deposit as the bank tells it: its trace number, or the addenda that hold it. */
export class CreateDepositDto extends IntersectionType(
  PickType(Deposit, ['amountCents', 'depositedOn', 'payerIdentifier', 'bankReference'] as const),
  PartialType(PickType(Deposit, ['traceNumber'] as const)),
) {
  /** CCD+ addenda, in place of the trace number and the payer's number. */
  @ApiPropertyOptional({ type: 'string', maxLength: 200, example: 'TRN*1*EFT0001*1512345678\\' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  addenda?: string;
}

export class ListDepositsQuery extends ListQuery {
  /** none: no remittance yet · matched · amount_differs. */
  @ApiPropertyOptional({ enum: DEPOSIT_MATCHES })
  @IsOptional()
  @IsIn(DEPOSIT_MATCHES)
  match?: string;

  /** Trace number (TRN02), exactly. */
  @ApiPropertyOptional({ type: 'string', minLength: 1, maxLength: 50 })
  @IsOptional()
  @IsString()
  @Length(1, 50)
  traceNumber?: string;

  /** Deposited from this day on. */
  @ApiPropertyOptional(DAY)
  @IsOptional()
  @IsCalendarDay()
  depositedFrom?: string;

  /** Deposited up to this day. */
  @ApiPropertyOptional(DAY)
  @IsOptional()
  @IsCalendarDay()
  depositedTo?: string;
}

export class DepositPage extends pageOf(Deposit) {}

/** What became of a bank's list. */
export class DepositsImported {
  /** Deposits in it. */
  @ApiProperty({ type: 'integer', minimum: 1, example: 12 })
  rows: number;

  /** Those that were not there yet. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 11 })
  added: number;
}
