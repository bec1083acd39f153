import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import { ChartResultDto } from '../charts/chart.dto.js';
import { MetricChartsService } from './metric-charts.service.js';
import {
  AbandonMetricDto,
  AddDataPointsDto,
  CreatePerformanceImprovementDto,
  ListPerformanceImprovementsQuery,
  PerformanceImprovementDetail,
  PerformanceImprovementPage,
  UpdateDataPointDto,
  UpdatePerformanceImprovementDto,
} from './performance-improvement.dto.js';
import { PerformanceImprovementsRepository } from './performance-improvements.repository.js';
import { PerformanceImprovementsService } from './performance-improvements.service.js';

const SVG = 'image/svg+xml';

@ApiTags('Quality improvement: performance improvements')
@Controller('quality-improvement/performance-improvements')
export class PerformanceImprovementsController {
  constructor(
    private readonly service: PerformanceImprovementsService,
    private readonly charts: MetricChartsService,
    private readonly metrics: PerformanceImprovementsRepository,
  ) {}

  /** List metrics */
  @Get()
  @Allow('performance-improvement:read')
  listPerformanceImprovements(@Query() query: ListPerformanceImprovementsQuery): Promise<PerformanceImprovementPage> {
    return this.metrics.list(query);
  }

  /** Begin to improve a metric */
  @Post()
  @Allow('performance-improvement:write')
  createPerformanceImprovement(@Body() facts: CreatePerformanceImprovementDto): Promise<PerformanceImprovementDetail> {
    return this.service.create(facts);
  }

  /** Read a metric with its points and its trend */
  @Get(':id')
  @Allow('performance-improvement:read')
  readPerformanceImprovement(@Param('id', ParseUUIDPipe) id: string): Promise<PerformanceImprovementDetail> {
    return this.service.details(id);
  }

  /** Change an active metric */
  @Patch(':id')
  @Allow('performance-improvement:write')
  updatePerformanceImprovement(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdatePerformanceImprovementDto,
  ): Promise<PerformanceImprovementDetail> {
    return this.service.update(id, version, facts);
  }

  /** Add one data point or many */
  @Post(':id/data-points')
  @Allow('performance-improvement:write')
  addPerformanceDataPoints(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() facts: AddDataPointsDto,
  ): Promise<PerformanceImprovementDetail> {
    return this.service.addPoints(id, facts);
  }

  /** Mend or exclude a data point */
  @Patch(':id/data-points/:pointId')
  @Allow('performance-improvement:write')
  updatePerformanceDataPoint(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('pointId', ParseUUIDPipe) pointId: string,
    @IfMatch() version: number,
    @Body() facts: UpdateDataPointDto,
  ): Promise<PerformanceImprovementDetail> {
    return this.service.mendPoint(id, pointId, version, facts);
  }

  /** Close a metric as met or missed */
  @Post(':id/closing')
  @HttpCode(200)
  @Allow('performance-improvement:write')
  closePerformanceImprovement(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
  ): Promise<PerformanceImprovementDetail> {
    return this.service.close(id, version);
  }

  /** Give a metric up */
  @Post(':id/abandonment')
  @HttpCode(200)
  @Allow('performance-improvement:write')
  abandonPerformanceImprovement(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: AbandonMetricDto,
  ): Promise<PerformanceImprovementDetail> {
    return this.service.abandon(id, version, facts.reason);
  }

  /** Read the chart of a metric */
  @Get(':id/chart')
  @Allow('performance-improvement:read')
  readPerformanceChart(@Param('id', ParseUUIDPipe) id: string): Promise<ChartResultDto> {
    return this.charts.computed(id);
  }

  /** The chart of a metric as a picture */
  @Get(':id/chart/picture')
  @Allow('performance-improvement:read')
  @ApiProduces(SVG)
  @ApiOkResponse({ content: { [SVG]: { schema: { type: 'string' } } } })
  @Header('content-type', SVG)
  drawPerformanceChart(@Param('id', ParseUUIDPipe) id: string): Promise<string> {
    return this.charts.picture(id);
  }
}
