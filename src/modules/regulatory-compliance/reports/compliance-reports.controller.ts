import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import {
  ComplianceReportDetails,
  ComplianceReportPage,
  ComplianceReportVerification,
  GenerateComplianceReportDto,
  ListComplianceReportsQuery,
} from './compliance-report.dto.js';
import { ComplianceReportsService } from './compliance-reports.service.js';

@ApiTags('Compliance: reports')
@Controller('regulatory-compliance/reports')
export class ComplianceReportsController {
  constructor(private readonly service: ComplianceReportsService) {}

  /** List compliance reports, the newest first */
  @Get()
  @Allow('compliance-report:read')
  listComplianceReports(@Query() query: ListComplianceReportsQuery): Promise<ComplianceReportPage> {
    return this.service.list(query);
  }

  /** Generate a compliance report of a day and period, and freeze it */
  @Post()
  @Allow('compliance-report:generate')
  generateComplianceReport(@Body() facts: GenerateComplianceReportDto): Promise<ComplianceReportDetails> {
    return this.service.generate(facts);
  }

  /** Read a compliance report with its content */
  @Get(':id')
  @Allow('compliance-report:read')
  readComplianceReport(@Param('id', ParseUUIDPipe) id: string): Promise<ComplianceReportDetails> {
    return this.service.read(id);
  }

  /** Make a compliance report again from the records and compare */
  @Post(':id/verification')
  @HttpCode(200)
  @Allow('compliance-report:read')
  verifyComplianceReport(@Param('id', ParseUUIDPipe) id: string): Promise<ComplianceReportVerification> {
    return this.service.verify(id);
  }
}
