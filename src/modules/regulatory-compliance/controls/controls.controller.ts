import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  ControlDetails,
  ControlPage,
  CreateControlMappingDto,
  CreateControlRelationDto,
  ListControlsQuery,
  UpdateControlMappingDto,
} from './control.dto.js';
import { ControlMapping } from './control-mapping.entity.js';
import { ControlMappingsRepository } from './control-mappings.repository.js';
import { ControlRelation } from './control-relation.entity.js';
import { ControlsRepository } from './controls.repository.js';
import { ControlsService } from './controls.service.js';

@ApiTags('Compliance: controls')
@Controller('regulatory-compliance/controls')
export class ControlsController {
  constructor(
    private readonly service: ControlsService,
    private readonly controls: ControlsRepository,
    private readonly mappings: ControlMappingsRepository,
  ) {}

  /** List controls */
  @Get()
  @Allow('control:read')
  listControls(@Query() query: ListControlsQuery): Promise<ControlPage> {
    return this.controls.list(query);
  }

  /** Map a requirement or a piece of evidence to a control */
  @Post('mappings')
  @Allow('control:write')
  createControlMapping(@Body() facts: CreateControlMappingDto): Promise<ControlMapping> {
    return this.service.map(facts);
  }

  /** Change how far a mapping covers its control */
  @Patch('mappings/:id')
  @Allow('control:write')
  updateControlMapping(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateControlMappingDto,
  ): Promise<ControlMapping> {
    return this.mappings.update(id, version, facts);
  }

  /** Remove a mapping */
  @Delete('mappings/:id')
  @HttpCode(204)
  @Allow('control:write')
  removeControlMapping(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<void> {
    return this.mappings.delete(id, version);
  }

  /** Relate a control to another */
  @Post('relations')
  @Allow('control:write')
  createControlRelation(@Body() facts: CreateControlRelationDto): Promise<ControlRelation> {
    return this.service.relate(facts);
  }

  /** Read a control with its mappings and relations */
  @Get(':id')
  @Allow('control:read')
  readControl(@Param('id', ParseUUIDPipe) id: string): Promise<ControlDetails> {
    return this.service.details(id);
  }
}
