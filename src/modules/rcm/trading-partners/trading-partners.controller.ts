import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  CreateTradingPartnerDto,
  ListTradingPartnersQuery,
  TradingPartnerPage,
  UpdateTradingPartnerDto,
} from './trading-partner.dto.js';
import { TradingPartner } from './trading-partner.entity.js';
import { TradingPartnersRepository } from './trading-partners.repository.js';
import { TradingPartnersService } from './trading-partners.service.js';

@ApiTags('RCM: trading partners')
@Controller('rcm/trading-partners')
export class TradingPartnersController {
  constructor(
    private readonly service: TradingPartnersService,
    private readonly partners: TradingPartnersRepository,
  ) {}

  /** List trading partners */
  @Get()
  @Allow('trading-partner:read')
  listTradingPartners(@Query() query: ListTradingPartnersQuery): Promise<TradingPartnerPage> {
    return this.partners.list(query);
  }

  /** Register a trading partner */
  @Post()
  @Allow('trading-partner:write')
  createTradingPartner(@Body() facts: CreateTradingPartnerDto): Promise<TradingPartner> {
    return this.service.register(facts);
  }

  /** Read a trading partner */
  @Get(':id')
  @Allow('trading-partner:read')
  readTradingPartner(@Param('id', ParseUUIDPipe) id: string): Promise<TradingPartner> {
    return this.partners.get(id);
  }

  /** Change a trading partner */
  @Patch(':id')
  @Allow('trading-partner:write')
  updateTradingPartner(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateTradingPartnerDto,
  ): Promise<TradingPartner> {
    return this.service.update(id, version, facts);
  }

  /** Deactivate a trading partner */
  @Post(':id/deactivation')
  @HttpCode(200)
  @Allow('trading-partner:write')
  deactivateTradingPartner(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
  ): Promise<TradingPartner> {
    return this.service.deactivate(id, version);
  }

  /** Activate a trading partner again */
  @Post(':id/activation')
  @HttpCode(200)
  @Allow('trading-partner:write')
  activateTradingPartner(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<TradingPartner> {
    return this.service.activate(id, version);
  }
}
