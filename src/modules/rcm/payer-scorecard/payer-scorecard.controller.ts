import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { AlsoAsCsv } from '../../../shared/csv/also-as-csv.decorator.js';
import { RcmReportQuery } from '../statistics/report-query.dto.js';
import { PayerScorecard } from './payer-scorecard.dto.js';
import { PayerScorecardService } from './payer-scorecard.service.js';
import { payerScorecardTable } from './payer-scorecard.writer.js';

@ApiTags('RCM: statistics')
@Controller('rcm/payer-scorecard')
export class PayerScorecardController {
  constructor(private readonly service: PayerScorecardService) {}

  /** Days to pay, denial, rejection and paid rates of each payer */
  @Get()
  @Allow('rcm-statistics:read')
  @AlsoAsCsv(PayerScorecard, payerScorecardTable)
  readPayerScorecard(@Query() query: RcmReportQuery): Promise<PayerScorecard> {
    return this.service.scorecard(query);
  }
}
