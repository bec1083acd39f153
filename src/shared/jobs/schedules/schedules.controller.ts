import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import { ListSchedulesQuery, SchedulePage } from './schedule.dto.js';
import { SchedulesRepository } from './schedules.repository.js';

@ApiTags('Jobs')
@Controller('schedules')
export class SchedulesController {
  constructor(private readonly schedules: SchedulesRepository) {}

  /** List schedules: which jobs come again, how often, and when next */
  @Get()
  @Allow('job:read')
  listSchedules(@Query() query: ListSchedulesQuery): Promise<SchedulePage> {
    return this.schedules.list(query);
  }
}
