import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  AcceptProposalDto,
  EvaluateDenialsDto,
  ListProposalsQuery,
  ProjectProposalPage,
  ProposalEvaluation,
  RejectProposalDto,
} from './project-proposal.dto.js';
import { ProjectProposal } from './project-proposal.entity.js';
import { ProjectProposalsRepository } from './project-proposals.repository.js';
import { ProjectProposalsService } from './project-proposals.service.js';

@ApiTags('Quality improvement: projects')
@Controller('quality-improvement/project-proposals')
export class ProjectProposalsController {
  constructor(
    private readonly service: ProjectProposalsService,
    private readonly proposals: ProjectProposalsRepository,
  ) {}

  /** List proposals for projects */
  @Get()
  @Allow('improvement-project:read')
  listProjectProposals(@Query() query: ListProposalsQuery): Promise<ProjectProposalPage> {
    return this.proposals.list(query);
  }

  /** Look through a month's denials and propose projects */
  @Post('evaluations')
  @HttpCode(200)
  @Allow('improvement-project:write')
  evaluateDenials(@Body() facts: EvaluateDenialsDto): Promise<ProposalEvaluation> {
    return this.service.evaluate(facts.month ?? null);
  }

  /** Read a proposal */
  @Get(':id')
  @Allow('improvement-project:read')
  readProjectProposal(@Param('id', ParseUUIDPipe) id: string): Promise<ProjectProposal> {
    return this.proposals.get(id);
  }

  /** Accept a proposal: opens the project with its baseline */
  @Post(':id/acceptance')
  @HttpCode(200)
  @Allow('improvement-project:write')
  acceptProjectProposal(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: AcceptProposalDto,
  ): Promise<ProjectProposal> {
    return this.service.accept(id, version, facts);
  }

  /** Reject a proposal with a reason */
  @Post(':id/rejection')
  @HttpCode(200)
  @Allow('improvement-project:write')
  rejectProjectProposal(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: RejectProposalDto,
  ): Promise<ProjectProposal> {
    return this.service.reject(id, version, facts.reason);
  }
}
