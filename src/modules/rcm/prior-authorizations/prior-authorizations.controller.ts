import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  CreatePriorAuthorizationDto,
  ListPriorAuthorizationsQuery,
  PriorAuthorizationDetail,
  PriorAuthorizationPage,
  UpdatePriorAuthorizationDto,
} from './prior-authorization.dto.js';
import { PriorAuthorization } from './prior-authorization.entity.js';
import { PriorAuthorizationsRepository } from './prior-authorizations.repository.js';
import { PriorAuthorizationsService } from './prior-authorizations.service.js';

@ApiTags('RCM: prior authorizations')
@Controller('rcm/prior-authorizations')
export class PriorAuthorizationsController {
  constructor(
    private readonly service: PriorAuthorizationsService,
    private readonly authorizations: PriorAuthorizationsRepository,
  ) {}

  /** List prior authorizations and referrals */
  @Get()
  @Allow('claim:read')
  @ShowsPhi('prior_authorizations')
  listPriorAuthorizations(@Query() query: ListPriorAuthorizationsQuery): Promise<PriorAuthorizationPage> {
    return this.authorizations.list(query);
  }

  /** Register a prior authorization or referral */
  @Post()
  @Allow('claim:write')
  createPriorAuthorization(@Body() facts: CreatePriorAuthorizationDto): Promise<PriorAuthorization> {
    return this.service.register(facts);
  }

  /** Read a prior authorization or referral with the units that were used of it */
  @Get(':id')
  @Allow('claim:read')
  @ShowsPhi('prior_authorizations')
  readPriorAuthorization(@Param('id', ParseUUIDPipe) id: string): Promise<PriorAuthorizationDetail> {
    return this.service.read(id);
  }

  /** Change a prior authorization or referral */
  @Patch(':id')
  @Allow('claim:write')
  updatePriorAuthorization(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdatePriorAuthorizationDto,
  ): Promise<PriorAuthorization> {
    return this.service.update(id, version, facts);
  }
}
