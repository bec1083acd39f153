import { Controller, Get, Header, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { ChartResultDto } from '../charts/chart.dto.js';
import { BundleChartQuery } from './bundle-statistics.dto.js';
import { BundleChartsService } from './bundle-charts.service.js';

const SVG = 'image/svg+xml';

@ApiTags('Quality improvement: care bundles')
@Controller('quality-improvement/care-bundles')
export class BundleChartsController {
  constructor(private readonly charts: BundleChartsService) {}

  /** Read the p chart that a bundle's assessments fill */
  @Get(':id/chart')
  @Allow('bundle-assessment:read')
  readCareBundleChart(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: BundleChartQuery,
  ): Promise<ChartResultDto> {
    return this.charts.computed(id, query);
  }

  /** The p chart of a bundle as a picture */
  @Get(':id/chart/picture')
  @Allow('bundle-assessment:read')
  @ApiProduces(SVG)
  @ApiOkResponse({ content: { [SVG]: { schema: { type: 'string' } } } })
  @Header('content-type', SVG)
  drawCareBundleChart(@Param('id', ParseUUIDPipe) id: string, @Query() query: BundleChartQuery): Promise<string> {
    return this.charts.picture(id, query);
  }
}
