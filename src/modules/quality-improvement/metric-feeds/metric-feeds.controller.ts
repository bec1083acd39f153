import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import { PerformanceImprovementDetail } from '../performance-improvements/performance-improvement.dto.js';
import { CreateMetricFeedDto } from './metric-feed.dto.js';
import { MetricFeed } from './metric-feed.entity.js';
import { MetricFeedsService } from './metric-feeds.service.js';

@ApiTags('Quality improvement: performance improvements')
@Controller('quality-improvement/performance-improvements/:id/feed')
export class MetricFeedsController {
  constructor(private readonly service: MetricFeedsService) {}

  /** Read what fills a metric */
  @Get()
  @Allow('performance-improvement:read')
  readMetricFeed(@Param('id', ParseUUIDPipe) id: string): Promise<MetricFeed> {
    return this.service.of(id);
  }

  /** Let a series fill a metric by itself */
  @Post()
  @Allow('performance-improvement:write')
  beginMetricFeed(@Param('id', ParseUUIDPipe) id: string, @Body() facts: CreateMetricFeedDto): Promise<MetricFeed> {
    return this.service.begin(id, facts);
  }

  /** End the feed of a metric; its points stay */
  @Delete()
  @HttpCode(204)
  @Allow('performance-improvement:write')
  endMetricFeed(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<void> {
    return this.service.end(id, version);
  }

  /** Fill a metric from its feed now */
  @Post('refreshes')
  @HttpCode(200)
  @Allow('performance-improvement:write')
  refreshMetricFeed(@Param('id', ParseUUIDPipe) id: string): Promise<PerformanceImprovementDetail> {
    return this.service.refresh(id);
  }
}
