import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { AcceptsUpload } from '../../../shared/uploads/accepts-upload.decorator.js';
import { Uploads } from '../../../shared/uploads/uploads.js';
import { ControlCatalogPage, CoverageQuery, CoverageReport, ListControlCatalogsQuery } from './control.dto.js';
import { ControlCatalog } from './control-catalog.entity.js';
import { ControlCatalogsRepository } from './control-catalogs.repository.js';
import { ControlCatalogsService } from './control-catalogs.service.js';
import { ControlsService } from './controls.service.js';

const DOCUMENT = { type: 'object', additionalProperties: true, description: 'OSCAL 1.1 JSON' } as const;

@ApiTags('Compliance: controls')
@Controller('regulatory-compliance/control-catalogs')
export class ControlCatalogsController {
  constructor(
    private readonly service: ControlCatalogsService,
    private readonly catalogs: ControlCatalogsRepository,
    private readonly controls: ControlsService,
    private readonly uploads: Uploads,
  ) {}

  /** List catalogs and profiles */
  @Get()
  @Allow('control:read')
  listControlCatalogs(@Query() query: ListControlCatalogsQuery): Promise<ControlCatalogPage> {
    return this.catalogs.list(query);
  }

  /** Import an OSCAL catalog or profile */
  @Post()
  @Allow('control:write')
  @AcceptsUpload('application/json', 'application/oscal+json')
  importControlCatalog(@Req() request: FastifyRequest): Promise<ControlCatalog> {
    return this.uploads.receive(request, ({ content }) => this.service.import(content));
  }

  /** Install the HIPAA Security Rule as a catalog */
  @Post('defaults')
  @HttpCode(200)
  @Allow('control:write')
  installHipaaControls(): Promise<ControlCatalog> {
    return this.service.installHipaa();
  }

  /** Read a catalog or profile */
  @Get(':id')
  @Allow('control:read')
  readControlCatalog(@Param('id', ParseUUIDPipe) id: string): Promise<ControlCatalog> {
    return this.catalogs.get(id);
  }

  /** Export a catalog or profile as OSCAL JSON */
  @Get(':id/oscal')
  @Allow('control:export')
  @ApiOkResponse({ content: { 'application/json': { schema: DOCUMENT } } })
  exportControlCatalog(@Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return this.service.export(id);
  }

  /** Report how far the controls of a catalog or profile are covered */
  @Get(':id/coverage')
  @Allow('control:read')
  @ApiConflictResponse()
  readControlCoverage(@Param('id', ParseUUIDPipe) id: string, @Query() query: CoverageQuery): Promise<CoverageReport> {
    return this.controls.coverage(id, query);
  }
}
