import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  CareBundleDetail,
  CareBundlePage,
  CreateBundleEditionDto,
  CreateCareBundleDto,
  ListCareBundlesQuery,
} from './care-bundle.dto.js';
import { CareBundlesRepository } from './care-bundles.repository.js';
import { CareBundlesService } from './care-bundles.service.js';

@ApiTags('Quality improvement: care bundles')
@Controller('quality-improvement/care-bundles')
export class CareBundlesController {
  constructor(
    private readonly service: CareBundlesService,
    private readonly bundles: CareBundlesRepository,
  ) {}

  /** List care bundles */
  @Get()
  @Allow('care-bundle:read')
  listCareBundles(@Query() query: ListCareBundlesQuery): Promise<CareBundlePage> {
    return this.bundles.list(query);
  }

  /** Define a care bundle */
  @Post()
  @Allow('care-bundle:write')
  createCareBundle(@Body() facts: CreateCareBundleDto): Promise<CareBundleDetail> {
    return this.service.create(facts);
  }

  /** Install the default care bundles that are missing */
  @Post('defaults')
  @Allow('care-bundle:write')
  installDefaultCareBundles(): Promise<CareBundleDetail[]> {
    return this.service.installDefaults();
  }

  /** Read a care bundle with its elements */
  @Get(':id')
  @Allow('care-bundle:read')
  readCareBundle(@Param('id', ParseUUIDPipe) id: string): Promise<CareBundleDetail> {
    return this.service.details(id);
  }

  /** Supersede a care bundle by its next edition */
  @Post(':id/editions')
  @Allow('care-bundle:write')
  createCareBundleEdition(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: CreateBundleEditionDto,
  ): Promise<CareBundleDetail> {
    return this.service.addEdition(id, version, facts);
  }

  /** Retire a care bundle */
  @Post(':id/retirement')
  @HttpCode(200)
  @Allow('care-bundle:write')
  retireCareBundle(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<CareBundleDetail> {
    return this.service.retire(id, version);
  }
}
