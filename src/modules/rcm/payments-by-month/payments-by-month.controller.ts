import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { AlsoAsCsv } from '../../../shared/csv/also-as-csv.decorator.js';
import { RcmReportQuery } from '../statistics/report-query.dto.js';
import { PaymentsByMonth } from './payments-by-month.dto.js';
import { PaymentsByMonthService } from './payments-by-month.service.js';
import { paymentsByMonthTable } from './payments-by-month.writer.js';

@ApiTags('RCM: statistics')
@Controller('rcm/payments-by-month')
export class PaymentsByMonthController {
  constructor(private readonly service: PaymentsByMonthService) {}

  /** Charges, payments and adjustments by month of posting; the last twelve months without a period */
  @Get()
  @Allow('rcm-statistics:read')
  @AlsoAsCsv(PaymentsByMonth, paymentsByMonthTable)
  readPaymentsByMonth(@Query() query: RcmReportQuery): Promise<PaymentsByMonth> {
    return this.service.payments(query);
  }
}
