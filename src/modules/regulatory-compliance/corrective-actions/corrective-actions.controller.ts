import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  ActionNoteDto,
  CorrectiveActionDetails,
  CorrectiveActionPage,
  ListCorrectiveActionsQuery,
  PlanCorrectiveActionDto,
  UpdateCorrectiveActionDto,
} from './corrective-action.dto.js';
import { CorrectiveActionsService } from './corrective-actions.service.js';

@ApiTags('Compliance: findings')
@Controller('regulatory-compliance/corrective-actions')
export class CorrectiveActionsController {
  constructor(private readonly service: CorrectiveActionsService) {}

  /** List corrective actions */
  @Get()
  @Allow('finding:read')
  listCorrectiveActions(@Query() query: ListCorrectiveActionsQuery): Promise<CorrectiveActionPage> {
    return this.service.list(query);
  }

  /** Plan a corrective action for an open finding */
  @Post()
  @Allow('finding:write')
  planCorrectiveAction(@Body() facts: PlanCorrectiveActionDto): Promise<CorrectiveActionDetails> {
    return this.service.plan(facts);
  }

  /** Read a corrective action with its history */
  @Get(':id')
  @Allow('finding:read')
  readCorrectiveAction(@Param('id', ParseUUIDPipe) id: string): Promise<CorrectiveActionDetails> {
    return this.service.details(id);
  }

  /** Change a corrective action that is not verified */
  @Patch(':id')
  @Allow('finding:write')
  updateCorrectiveAction(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateCorrectiveActionDto,
  ): Promise<CorrectiveActionDetails> {
    return this.service.update(id, version, facts);
  }

  /** Start a planned action */
  @Post(':id/start')
  @HttpCode(200)
  @Allow('finding:write')
  startCorrectiveAction(@Param('id', ParseUUIDPipe) id: string): Promise<CorrectiveActionDetails> {
    return this.service.act(id, 'started', null);
  }

  /** Say that an action is done, and how */
  @Post(':id/completion')
  @HttpCode(200)
  @Allow('finding:write')
  completeCorrectiveAction(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { note }: ActionNoteDto,
  ): Promise<CorrectiveActionDetails> {
    return this.service.act(id, 'completed', note);
  }

  /** Verify an action that others have done; the last one closes the finding */
  @Post(':id/verification')
  @HttpCode(200)
  @Allow('finding:verify')
  verifyCorrectiveAction(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { note }: ActionNoteDto,
  ): Promise<CorrectiveActionDetails> {
    return this.service.act(id, 'verified', note);
  }

  /** Send an action back that does not hold */
  @Post(':id/return')
  @HttpCode(200)
  @Allow('finding:verify')
  returnCorrectiveAction(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { note }: ActionNoteDto,
  ): Promise<CorrectiveActionDetails> {
    return this.service.act(id, 'sent_back', note);
  }
}
