import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import {
  AssessBundleDto,
  BundleAssessment,
  BundleAssessmentPage,
  ListBundleAssessmentsQuery,
} from './bundle-assessment.dto.js';
import { BundleAssessmentsRepository } from './bundle-assessments.repository.js';
import { BundleAssessmentsService } from './bundle-assessments.service.js';
import { BundleStatistics, BundleStatisticsQuery } from './bundle-statistics.dto.js';
import { BundleStatisticsService } from './bundle-statistics.service.js';

@ApiTags('Quality improvement: care bundles')
@Controller('quality-improvement/bundle-assessments')
export class BundleAssessmentsController {
  constructor(
    private readonly service: BundleAssessmentsService,
    private readonly statistics: BundleStatisticsService,
    private readonly assessments: BundleAssessmentsRepository,
  ) {}

  /** List assessments of encounters */
  @Get()
  @Allow('bundle-assessment:read')
  @ShowsPhi('bundle_compliance')
  listBundleAssessments(@Query() query: ListBundleAssessmentsQuery): Promise<BundleAssessmentPage> {
    return this.assessments.list(query);
  }

  /** Assess an encounter by a care bundle */
  @Post()
  @Allow('bundle-assessment:write')
  assessBundle(@Body() facts: AssessBundleDto): Promise<BundleAssessment> {
    return this.service.assess(facts);
  }

  /** How often bundles and their elements are met */
  @Get('statistics')
  @Allow('bundle-assessment:read')
  readBundleStatistics(@Query() query: BundleStatisticsQuery): Promise<BundleStatistics> {
    return this.statistics.of(query);
  }

  /** Read an assessment with what was found of each element */
  @Get(':id')
  @Allow('bundle-assessment:read')
  @ShowsPhi('bundle_compliance')
  readBundleAssessment(@Param('id', ParseUUIDPipe) id: string): Promise<BundleAssessment> {
    return this.service.details(id);
  }
}
