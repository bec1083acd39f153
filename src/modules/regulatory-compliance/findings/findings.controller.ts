import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { ExampleWithout } from '../../../shared/http/example-without.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import { AsOfQuery } from '../requirements/requirement.dto.js';
import {
  FindingDeadlines,
  FindingDetails,
  FindingReasonDto,
  FindingViewPage,
  ListFindingsQuery,
  OpenFindingDto,
  RegradeFindingDto,
  SetFindingDeadlineDto,
  UpdateFindingDto,
} from './finding.dto.js';
import { FindingDeadline } from './finding-deadline.entity.js';
import { FindingDeadlinesService } from './finding-deadlines.service.js';
import { FindingsService } from './findings.service.js';

@ApiTags('Compliance: findings')
@Controller('regulatory-compliance/findings')
export class FindingsController {
  constructor(
    private readonly service: FindingsService,
    private readonly deadlines: FindingDeadlinesService,
  ) {}

  /** List findings as they stood on a day */
  @Get()
  @Allow('finding:read')
  listFindings(@Query() query: ListFindingsQuery): Promise<FindingViewPage> {
    return this.service.list(query);
  }

  /** Open a finding, in an audit or outside of any */
  @Post()
  @Allow('finding:write')
  openFinding(@Body() facts: OpenFindingDto): Promise<FindingDetails> {
    return this.service.open(facts);
  }

  /** Read how many days findings may stay open */
  @Get('deadlines')
  @Allow('finding:read')
  readFindingDeadlines(@Query() query: AsOfQuery): Promise<FindingDeadlines> {
    return this.deadlines.read(query);
  }

  /** Set how many days findings of a severity may stay open */
  @Post('deadlines')
  @ExampleWithout('appliesFrom')
  @Allow('finding:write')
  setFindingDeadline(@Body() facts: SetFindingDeadlineDto): Promise<FindingDeadline> {
    return this.deadlines.set(facts);
  }

  /** Read a finding with its history and corrective actions */
  @Get(':id')
  @Allow('finding:read')
  readFinding(@Param('id', ParseUUIDPipe) id: string, @Query() query: AsOfQuery): Promise<FindingDetails> {
    return this.service.details(id, query);
  }

  /** Change title, description or root cause of a finding */
  @Patch(':id')
  @Allow('finding:write')
  updateFinding(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateFindingDto,
  ): Promise<FindingDetails> {
    return this.service.update(id, version, facts);
  }

  /** Give an open finding another severity */
  @Post(':id/regrading')
  @HttpCode(200)
  @Allow('finding:write')
  regradeFinding(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { severity, reason }: RegradeFindingDto,
  ): Promise<FindingDetails> {
    return this.service.act(id, { kind: 'regraded', severity, reason });
  }

  /** Stop the clock of an open finding */
  @Post(':id/pause')
  @HttpCode(200)
  @Allow('finding:write')
  pauseFinding(@Param('id', ParseUUIDPipe) id: string, @Body() { reason }: FindingReasonDto): Promise<FindingDetails> {
    return this.service.act(id, { kind: 'paused', reason });
  }

  /** Let the clock of a finding run again: its due day moves by the days it stood */
  @Post(':id/resumption')
  @HttpCode(200)
  @Allow('finding:write')
  resumeFinding(@Param('id', ParseUUIDPipe) id: string, @Body() { reason }: FindingReasonDto): Promise<FindingDetails> {
    return this.service.act(id, { kind: 'resumed', reason });
  }

  /** Reopen a closed finding */
  @Post(':id/reopening')
  @HttpCode(200)
  @Allow('finding:write')
  reopenFinding(@Param('id', ParseUUIDPipe) id: string, @Body() { reason }: FindingReasonDto): Promise<FindingDetails> {
    return this.service.act(id, { kind: 'reopened', reason });
  }
}
