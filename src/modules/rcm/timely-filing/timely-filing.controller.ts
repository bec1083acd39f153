import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import { FilingDeadline, TimelyFilingList, TimelyFilingQuery } from './filing-deadline.dto.js';
import { TimelyFilingService } from './timely-filing.service.js';

@ApiTags('RCM: claims')
@Controller('rcm')
export class TimelyFilingController {
  constructor(private readonly service: TimelyFilingService) {}

  /** List the claims that must be filed next */
  @Get('timely-filing')
  @Allow('claim:read')
  @ShowsPhi('claims')
  listTimelyFiling(@Query() query: TimelyFilingQuery): Promise<TimelyFilingList> {
    return this.service.list(query);
  }

  /** Read until when a claim can be filed */
  @Get('claims/:id/filing-deadline')
  @Allow('claim:read')
  @ShowsPhi('claims')
  readFilingDeadline(@Param('id', ParseUUIDPipe) id: string): Promise<FilingDeadline> {
    return this.service.of(id);
  }
}
