import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  AccountForDto,
  DisclosureAccounting,
  DisclosurePage,
  ListDisclosuresQuery,
  RecordDisclosureDto,
  UpdateDisclosureDto,
  VoidDisclosureDto,
} from './disclosure.dto.js';
import { Disclosure } from './disclosure.entity.js';
import { DisclosuresRepository } from './disclosures.repository.js';
import { DisclosuresService } from './disclosures.service.js';

@ApiTags('Compliance: disclosures')
@Controller('regulatory-compliance/disclosures')
export class DisclosuresController {
  constructor(
    private readonly service: DisclosuresService,
    private readonly disclosures: DisclosuresRepository,
  ) {}

  /** List disclosures */
  @Get()
  @Allow('disclosure:read')
  @ShowsPhi('disclosures')
  listDisclosures(@Query() query: ListDisclosuresQuery): Promise<DisclosurePage> {
    return this.disclosures.list(query);
  }

  /** Record a disclosure */
  @Post()
  @Allow('disclosure:write')
  recordDisclosure(@Body() facts: RecordDisclosureDto): Promise<Disclosure> {
    return this.service.record(facts);
  }

  /** Account for the disclosures of one individual in the last six years */
  @Post('accounting')
  @HttpCode(200)
  @Allow('disclosure:read')
  @ShowsPhi('disclosures')
  accountForDisclosures(@Body() wanted: AccountForDto): Promise<DisclosureAccounting> {
    return this.service.account(wanted);
  }

  /** Read a disclosure */
  @Get(':id')
  @Allow('disclosure:read')
  @ShowsPhi('disclosures')
  readDisclosure(@Param('id', ParseUUIDPipe) id: string): Promise<Disclosure> {
    return this.disclosures.get(id);
  }

  /** Change how a disclosure was written down */
  @Patch(':id')
  @Allow('disclosure:write')
  updateDisclosure(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateDisclosureDto,
  ): Promise<Disclosure> {
    return this.service.update(id, version, facts);
  }

  /** Void a disclosure that was recorded in error */
  @Post(':id/voiding')
  @HttpCode(200)
  @Allow('disclosure:write')
  voidDisclosure(@Param('id', ParseUUIDPipe) id: string, @Body() { reason }: VoidDisclosureDto): Promise<Disclosure> {
    return this.service.void(id, reason);
  }
}
