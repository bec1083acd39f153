import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { AlsoAsCsv } from '../../../shared/csv/also-as-csv.decorator.js';
import { RcmTodayQuery } from '../statistics/report-query.dto.js';
import { ArAging } from './ar-aging.dto.js';
import { ArAgingService } from './ar-aging.service.js';
import { arAgingTable } from './ar-aging.writer.js';

@ApiTags('RCM: statistics')
@Controller('rcm/ar-aging')
export class ArAgingController {
  constructor(private readonly service: ArAgingService) {}

  /** What is owed by age and payer */
  @Get()
  @Allow('rcm-statistics:read')
  @AlsoAsCsv(ArAging, arAgingTable)
  readArAging(@Query() query: RcmTodayQuery): Promise<ArAging> {
    return this.service.aging(query);
  }
}
