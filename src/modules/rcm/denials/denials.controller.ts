import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  AssignDenialDto,
  CloseDenialDto,
  CreateDenialNoteDto,
  DenialNotePage,
  DenialPage,
  ListDenialNotesQuery,
  ListDenialsQuery,
  SnoozeDenialDto,
} from './denial.dto.js';
import { DenialNote } from './denial-note.entity.js';
import { Denial } from './denial.entity.js';
import { DenialsRepository } from './denials.repository.js';
import { DenialsService } from './denials.service.js';

@ApiTags('RCM: denials')
@Controller('rcm/denials')
export class DenialsController {
  constructor(
    private readonly service: DenialsService,
    private readonly denials: DenialsRepository,
  ) {}

  /** List denials, by deadline and then by money */
  @Get()
  @Allow('denial:read')
  @ShowsPhi('denials')
  listDenials(@Query() query: ListDenialsQuery): Promise<DenialPage> {
    return this.denials.list(query);
  }

  /** Read a denial */
  @Get(':id')
  @Allow('denial:read')
  @ShowsPhi('denials')
  readDenial(@Param('id', ParseUUIDPipe) id: string): Promise<Denial> {
    return this.denials.read(id);
  }

  /** Give a denial to a user, or take it back */
  @Post(':id/assignment')
  @HttpCode(200)
  @Allow('denial:work')
  assignDenial(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() { assigneeId }: AssignDenialDto,
  ): Promise<Denial> {
    return this.service.assign(id, version, assigneeId);
  }

  /** Take a denial off the worklist until a day */
  @Post(':id/snooze')
  @HttpCode(200)
  @Allow('denial:work')
  snoozeDenial(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() { untilOn }: SnoozeDenialDto,
  ): Promise<Denial> {
    return this.service.snooze(id, version, untilOn);
  }

  /** Close a denial with a reason */
  @Post(':id/closure')
  @HttpCode(200)
  @Allow('denial:work')
  closeDenial(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: CloseDenialDto,
  ): Promise<Denial> {
    return this.service.close(id, version, facts);
  }

  /** Put a closed denial back on the worklist */
  @Post(':id/reopening')
  @HttpCode(200)
  @Allow('denial:work')
  reopenDenial(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<Denial> {
    return this.service.reopen(id, version);
  }

  /** List the notes of a denial */
  @Get(':id/notes')
  @Allow('denial:read')
  @ShowsPhi('denial_notes')
  listDenialNotes(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListDenialNotesQuery,
  ): Promise<DenialNotePage> {
    return this.service.notesOf(id, query);
  }

  /** Add a note to a denial */
  @Post(':id/notes')
  @Allow('denial:work')
  createDenialNote(@Param('id', ParseUUIDPipe) id: string, @Body() { note }: CreateDenialNoteDto): Promise<DenialNote> {
    return this.service.addNote(id, note);
  }
}
