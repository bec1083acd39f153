import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  CreatePayerRuleDto,
  InstallPayerRulesDto,
  ListPayerRulesQuery,
  PayerRulePage,
  UpdatePayerRuleDto,
} from './payer-rule.dto.js';
import { PayerRule } from './payer-rule.entity.js';
import { PayerRulesRepository } from './payer-rules.repository.js';
import { PayerRulesService } from './payer-rules.service.js';

@ApiTags('RCM: payer rules')
@Controller('rcm/payer-rules')
export class PayerRulesController {
  constructor(
    private readonly service: PayerRulesService,
    private readonly rules: PayerRulesRepository,
  ) {}

  /** List the payers' terms for filing and appeals */
  @Get()
  @Allow('payer-rule:read')
  listPayerRules(@Query() query: ListPayerRulesQuery): Promise<PayerRulePage> {
    return this.rules.list(query);
  }

  /** Add a term of a payer */
  @Post()
  @Allow('payer-rule:write')
  createPayerRule(@Body() facts: CreatePayerRuleDto): Promise<PayerRule> {
    return this.service.add(facts);
  }

  /** Install the example terms of a Medicare payer that are missing */
  @Post('examples')
  @Allow('payer-rule:write')
  installPayerRules(@Body() { payerId }: InstallPayerRulesDto): Promise<PayerRule[]> {
    return this.service.installExamples(payerId);
  }

  /** Read a term of a payer */
  @Get(':id')
  @Allow('payer-rule:read')
  readPayerRule(@Param('id', ParseUUIDPipe) id: string): Promise<PayerRule> {
    return this.rules.get(id);
  }

  /** Change or end a term of a payer */
  @Patch(':id')
  @Allow('payer-rule:write')
  updatePayerRule(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdatePayerRuleDto,
  ): Promise<PayerRule> {
    return this.service.update(id, version, facts);
  }
}
