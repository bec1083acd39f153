import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import { CreateFacilityDto, FacilityPage, ListFacilitiesQuery, UpdateFacilityDto } from './facility.dto.js';
import { Facility } from './facility.entity.js';
import { FacilitiesRepository } from './facilities.repository.js';
import { FacilitiesService } from './facilities.service.js';

@ApiTags('Clinical record: facilities')
@Controller('clinical-record/facilities')
export class FacilitiesController {
  constructor(
    private readonly service: FacilitiesService,
    private readonly facilities: FacilitiesRepository,
  ) {}

  /** List facilities */
  @Get()
  @Allow('facility:read')
  listFacilities(@Query() query: ListFacilitiesQuery): Promise<FacilityPage> {
    return this.facilities.list(query);
  }

  /** Register a facility */
  @Post()
  @Allow('facility:write')
  createFacility(@Body() facts: CreateFacilityDto): Promise<Facility> {
    return this.service.register(facts);
  }

  /** Read a facility */
  @Get(':id')
  @Allow('facility:read')
  readFacility(@Param('id', ParseUUIDPipe) id: string): Promise<Facility> {
    return this.facilities.get(id);
  }

  /** Change a facility */
  @Patch(':id')
  @Allow('facility:write')
  updateFacility(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateFacilityDto,
  ): Promise<Facility> {
    return this.service.update(id, version, facts);
  }
}
