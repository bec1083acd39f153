import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { AcceptsUpload } from '../../../shared/uploads/accepts-upload.decorator.js';
import { Uploads } from '../../../shared/uploads/uploads.js';
import { CreateDepositDto, DepositPage, DepositsImported, ListDepositsQuery } from './deposit.dto.js';
import { Deposit } from './deposit.entity.js';
import { DepositsRepository } from './deposits.repository.js';
import { DepositsService } from './deposits.service.js';

@ApiTags('RCM: deposits')
@Controller('rcm/deposits')
export class DepositsController {
  constructor(
    private readonly service: DepositsService,
    private readonly deposits: DepositsRepository,
    private readonly uploads: Uploads,
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

  /** Import a bank's list of deposits from a CSV file */
  @Post('imports')
  @Allow('deposit:write')
  @AcceptsUpload('text/csv')
  importDeposits(@Req() request: FastifyRequest): Promise<DepositsImported> {
    return this.uploads.receive(request, (upload) => this.service.import(upload));
  }

  /** Read a deposit */
  @Get(':id')
  @Allow('deposit:read')
  readDeposit(@Param('id', ParseUUIDPipe) id: string): Promise<Deposit> {
    return this.deposits.get(id);
  }
}
