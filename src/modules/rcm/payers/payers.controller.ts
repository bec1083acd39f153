import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import { CreatePayerDto, ListPayersQuery, PayerPage, UpdatePayerDto } from './payer.dto.js';
import { Payer } from './payer.entity.js';
import { PayersRepository } from './payers.repository.js';
import { PayersService } from './payers.service.js';

@ApiTags('RCM: payers')
@Controller('rcm/payers')
export class PayersController {
  constructor(
    private readonly service: PayersService,
    private readonly payers: PayersRepository,
  ) {}

  /** List payers */
  @Get()
  @Allow('payer:read')
  listPayers(@Query() query: ListPayersQuery): Promise<PayerPage> {
    return this.payers.list(query);
  }

  /** Register a payer */
  @Post()
  @Allow('payer:write')
  createPayer(@Body() facts: CreatePayerDto): Promise<Payer> {
    return this.service.register(facts);
  }

  /** Install the default payers that are missing */
  @Post('defaults')
  @Allow('payer:write')
  installDefaultPayers(): Promise<Payer[]> {
    return this.service.installDefaults();
  }

  /** Read a payer */
  @Get(':id')
  @Allow('payer:read')
  readPayer(@Param('id', ParseUUIDPipe) id: string): Promise<Payer> {
    return this.payers.get(id);
  }

  /** Change a payer */
  @Patch(':id')
  @Allow('payer:write')
  updatePayer(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdatePayerDto,
  ): Promise<Payer> {
    return this.service.update(id, version, facts);
  }

  /** Deactivate a payer */
  @Post(':id/deactivation')
  @HttpCode(200)
  @Allow('payer:write')
  deactivatePayer(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<Payer> {
    return this.service.deactivate(id, version);
  }

  /** Activate a payer again */
  @Post(':id/activation')
  @HttpCode(200)
  @Allow('payer:write')
  activatePayer(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<Payer> {
    return this.service.activate(id, version);
  }
}
