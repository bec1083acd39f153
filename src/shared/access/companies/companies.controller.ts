import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../../http/if-match.decorator.js';
import { Allow } from '../allow.decorator.js';
import { CompaniesRepository } from './companies.repository.js';
import { Company, UpdateCompanyDto } from './company.dto.js';

@ApiTags('Access: company')
@Controller('companies')
export class CompaniesController {
  constructor(private readonly companies: CompaniesRepository) {}

  /** Read the own company */
  @Get('current')
  @Allow('company:read')
  readCompany(): Promise<Company> {
    return this.companies.current();
  }

  /** Change the own company's name or time zone */
  @Patch('current')
  @Allow('company:write')
  updateCompany(@IfMatch() version: number, @Body() facts: UpdateCompanyDto): Promise<Company> {
    return this.companies.change(version, facts);
  }
}
