import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import { ExampleWithout } from '../../../shared/http/example-without.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import { CoveragePage, CreateCoverageDto, ListCoveragesQuery, UpdateCoverageDto } from './coverage.dto.js';
import { Coverage } from './coverage.entity.js';
import { CoveragesRepository } from './coverages.repository.js';
import { CoveragesService } from './coverages.service.js';

@ApiTags('Clinical record: coverages')
@Controller('clinical-record/coverages')
export class CoveragesController {
  constructor(
    private readonly service: CoveragesService,
    private readonly coverages: CoveragesRepository,
  ) {}

  /** List coverages of a patient or a payer */
  @Get()
  @Allow('patient:read')
  @ShowsPhi('coverages')
  listCoverages(@Query() query: ListCoveragesQuery): Promise<CoveragePage> {
    return this.coverages.list(query);
  }

  /** Register a patient's coverage */
  @Post()
  @ExampleWithout('subscriberFamilyName', 'subscriberGivenName', 'subscriberBornOn')
  @Allow('patient:write')
  createCoverage(@Body() facts: CreateCoverageDto): Promise<Coverage> {
    return this.service.register(facts);
  }

  /** Read a coverage */
  @Get(':id')
  @Allow('patient:read')
  @ShowsPhi('coverages')
  readCoverage(@Param('id', ParseUUIDPipe) id: string): Promise<Coverage> {
    return this.coverages.get(id);
  }

  /** Change a coverage */
  @Patch(':id')
  @Allow('patient:write')
  updateCoverage(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateCoverageDto,
  ): Promise<Coverage> {
    return this.service.update(id, version, facts);
  }
}
