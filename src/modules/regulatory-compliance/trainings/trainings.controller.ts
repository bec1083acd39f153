import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  CreateTrainingCourseDto,
  ListTrainingCoursesQuery,
  ListTrainingDutiesQuery,
  ListTrainingsQuery,
  RecordTrainingDto,
  TrainingCoursePage,
  TrainingDutyViewPage,
  TrainingRecordPage,
  UpdateTrainingCourseDto,
  VoidTrainingDto,
} from './training.dto.js';
import { TrainingCourse } from './training-course.entity.js';
import { TrainingCoursesRepository } from './training-courses.repository.js';
import { TrainingRecord } from './training-record.entity.js';
import { TrainingRecordsRepository } from './training-records.repository.js';
import { TrainingsService } from './trainings.service.js';

@ApiTags('Compliance: trainings')
@Controller('regulatory-compliance/trainings')
export class TrainingsController {
  constructor(
    private readonly service: TrainingsService,
    private readonly courses: TrainingCoursesRepository,
    private readonly records: TrainingRecordsRepository,
  ) {}

  /** List courses */
  @Get('courses')
  @Allow('training:read')
  listTrainingCourses(@Query() query: ListTrainingCoursesQuery): Promise<TrainingCoursePage> {
    return this.courses.list(query);
  }

  /** Set up a course */
  @Post('courses')
  @Allow('training:write')
  createTrainingCourse(@Body() facts: CreateTrainingCourseDto): Promise<TrainingCourse> {
    return this.service.createCourse(facts);
  }

  /** Read a course */
  @Get('courses/:id')
  @Allow('training:read')
  readTrainingCourse(@Param('id', ParseUUIDPipe) id: string): Promise<TrainingCourse> {
    return this.courses.get(id);
  }

  /** Change or retire a course */
  @Patch('courses/:id')
  @Allow('training:write')
  updateTrainingCourse(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateTrainingCourseDto,
  ): Promise<TrainingCourse> {
    return this.courses.update(id, version, facts);
  }

  /** List who has to take which course by when; overdue ones by `state=overdue` */
  @Get('duties')
  @Allow('training:read')
  listTrainingDuties(@Query() query: ListTrainingDutiesQuery): Promise<TrainingDutyViewPage> {
    return this.service.listDuties(query);
  }

  /** List trainings */
  @Get()
  @Allow('training:read')
  listTrainings(@Query() query: ListTrainingsQuery): Promise<TrainingRecordPage> {
    return this.records.list(query);
  }

  /** Record that somebody has taken a course */
  @Post()
  @Allow('training:write')
  recordTraining(@Body() facts: RecordTrainingDto): Promise<TrainingRecord> {
    return this.service.record(facts);
  }

  /** Read a training */
  @Get(':id')
  @Allow('training:read')
  readTraining(@Param('id', ParseUUIDPipe) id: string): Promise<TrainingRecord> {
    return this.records.get(id);
  }

  /** Void a training that was recorded in error */
  @Post(':id/voiding')
  @HttpCode(200)
  @Allow('training:write')
  voidTraining(@Param('id', ParseUUIDPipe) id: string, @Body() { reason }: VoidTrainingDto): Promise<TrainingRecord> {
    return this.service.void(id, reason);
  }
}
