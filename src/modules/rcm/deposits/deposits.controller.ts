import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { CreateDepositDto, DepositPage, ListDepositsQuery } from './deposit.dto.js';
import { Deposit } from './deposit.entity.js';
import { DepositsRepository } from './deposits.repository.js';
import { DepositsService } from './deposits.service.js';

@ApiTags('RCM: deposits')
@Controller('rcm/deposits')
export class DepositsController {
  constructor(
    private readonly service: DepositsService,
    private readonly deposits: DepositsRepository,
  ) {}

  /** List deposits */
  @Get()
  @Allow('deposit:read')
  listDeposits(@Query() query: ListDepositsQuery): Promise<DepositPage> {
    return this.deposits.list(query);
  }

  /** Enter a deposit and find its remittance */
  @Post()
  @Allow('deposit:write')
  createDeposit(@Body() facts: CreateDepositDto): Promise<Deposit> {
    return this.service.enter(facts);
  }

  /** Read a deposit */
  @Get(':id')
  @Allow('deposit:read')
  readDeposit(@Param('id', ParseUUIDPipe) id: string): Promise<Deposit> {
    return this.deposits.get(id);
  }
}
