import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  BusinessAssociateView,
  BusinessAssociateViewPage,
  CreateBusinessAssociateDto,
  ListBusinessAssociatesQuery,
  UpdateBusinessAssociateDto,
} from './business-associate.dto.js';
import { BusinessAssociatesService } from './business-associates.service.js';

@ApiTags('Compliance: business associates')
@Controller('regulatory-compliance/business-associates')
export class BusinessAssociatesController {
  constructor(private readonly service: BusinessAssociatesService) {}

  /** List business associates with their agreements */
  @Get()
  @Allow('business-associate:read')
  listBusinessAssociates(@Query() query: ListBusinessAssociatesQuery): Promise<BusinessAssociateViewPage> {
    return this.service.list(query);
  }

  /** Add a business associate */
  @Post()
  @Allow('business-associate:write')
  createBusinessAssociate(@Body() facts: CreateBusinessAssociateDto): Promise<BusinessAssociateView> {
    return this.service.create(facts);
  }

  /** Read a business associate with its agreements */
  @Get(':id')
  @Allow('business-associate:read')
  readBusinessAssociate(@Param('id', ParseUUIDPipe) id: string): Promise<BusinessAssociateView> {
    return this.service.read(id);
  }

  /** Change a business associate, or end the relation */
  @Patch(':id')
  @Allow('business-associate:write')
  updateBusinessAssociate(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateBusinessAssociateDto,
  ): Promise<BusinessAssociateView> {
    return this.service.update(id, version, facts);
  }
}
