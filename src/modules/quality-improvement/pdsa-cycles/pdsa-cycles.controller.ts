import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  AmendPdsaCycleDto,
  CreatePdsaCycleDto,
  EditActDto,
  EditDoDto,
  EditPlanDto,
  EditStudyDto,
  EnterPhaseDto,
  ListPdsaCyclesQuery,
  OpenNextCycleDto,
  PdsaCycleDetail,
  PdsaCyclePage,
} from './pdsa-cycle.dto.js';
import { PdsaCycle } from './pdsa-cycle.entity.js';
import { PdsaCyclesRepository } from './pdsa-cycles.repository.js';
import { PdsaCyclesService } from './pdsa-cycles.service.js';

@ApiTags('Quality improvement: PDSA cycles')
@Controller('quality-improvement')
export class PdsaCyclesController {
  constructor(
    private readonly service: PdsaCyclesService,
    private readonly cycles: PdsaCyclesRepository,
  ) {}

  /** Begin a PDSA cycle of a project */
  @Post('projects/:id/pdsa-cycles')
  @Allow('improvement-project:write')
  createPdsaCycle(@Param('id', ParseUUIDPipe) id: string, @Body() facts: CreatePdsaCycleDto): Promise<PdsaCycle> {
    return this.service.create(id, facts);
  }

  /** List PDSA cycles, of one project or of all */
  @Get('pdsa-cycles')
  @Allow('improvement-project:read')
  listPdsaCycles(@Query() query: ListPdsaCyclesQuery): Promise<PdsaCyclePage> {
    return this.cycles.list(query);
  }

  /** Read a PDSA cycle with its amendments */
  @Get('pdsa-cycles/:id')
  @Allow('improvement-project:read')
  readPdsaCycle(@Param('id', ParseUUIDPipe) id: string): Promise<PdsaCycleDetail> {
    return this.service.details(id);
  }

  /** Edit the plan */
  @Patch('pdsa-cycles/:id/plan')
  @Allow('improvement-project:write')
  editPdsaPlan(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: EditPlanDto,
  ): Promise<PdsaCycle> {
    return this.service.edit(id, version, 'plan', facts);
  }

  /** Edit what was done */
  @Patch('pdsa-cycles/:id/do')
  @Allow('improvement-project:write')
  editPdsaDo(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: EditDoDto,
  ): Promise<PdsaCycle> {
    return this.service.edit(id, version, 'do', facts);
  }

  /** Edit what was learnt */
  @Patch('pdsa-cycles/:id/study')
  @Allow('improvement-project:write')
  editPdsaStudy(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: EditStudyDto,
  ): Promise<PdsaCycle> {
    return this.service.edit(id, version, 'study', facts);
  }

  /** Edit what follows */
  @Patch('pdsa-cycles/:id/act')
  @Allow('improvement-project:write')
  editPdsaAct(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: EditActDto,
  ): Promise<PdsaCycle> {
    return this.service.edit(id, version, 'act', facts);
  }

  /** Enter the next phase, which locks the present one */
  @Post('pdsa-cycles/:id/phase-changes')
  @HttpCode(200)
  @Allow('improvement-project:write')
  enterPdsaPhase(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: EnterPhaseDto,
  ): Promise<PdsaCycle> {
    return this.service.enter(id, version, facts.phase);
  }

  /** Amend a phase that has passed with a note */
  @Post('pdsa-cycles/:id/amendments')
  @Allow('improvement-project:write')
  amendPdsaCycle(@Param('id', ParseUUIDPipe) id: string, @Body() facts: AmendPdsaCycleDto): Promise<PdsaCycleDetail> {
    return this.service.amend(id, facts);
  }

  /** Open the cycle that tries what is to be adapted */
  @Post('pdsa-cycles/:id/next-cycle')
  @Allow('improvement-project:write')
  openNextPdsaCycle(@Param('id', ParseUUIDPipe) id: string, @Body() facts: OpenNextCycleDto): Promise<PdsaCycle> {
    return this.service.openNext(id, facts);
  }
}
