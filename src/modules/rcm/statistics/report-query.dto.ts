import { ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { ANSWER_FORMATS, type AnswerFormat } from '../../../shared/csv/also-as-csv.decorator.js';
import { RcmStatisticsQuery } from './statistics.dto.js';

/** Of which claims and which period, and how to answer. */
export class RcmReportQuery extends RcmStatisticsQuery {
  /** `csv` downloads a table for a spreadsheet. */
  @ApiPropertyOptional({ enum: ANSWER_FORMATS, default: 'json' })
  @IsOptional()
  @IsIn(ANSWER_FORMATS)
  format?: AnswerFormat;
}

/** The same for what is of today only. */
export class RcmTodayQuery extends PickType(RcmReportQuery, [
  'payerId',
  'providerId',
  'facilityId',
  'format',
] as const) {}
