import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import { ProjectDriver } from './project-driver.entity.js';
import { ProjectFactor } from './project-factor.entity.js';
import { ProjectIntervention } from './project-intervention.entity.js';
import {
  AdvanceInterventionDto,
  CreateDriverDto,
  CreateFactorDto,
  CreateInterventionDto,
  CreateTeamMemberDto,
  UpdateDriverDto,
  UpdateFactorDto,
  UpdateInterventionDto,
  UpdateTeamMemberDto,
} from './project-parts.dto.js';
import { ProjectPartsService } from './project-parts.service.js';
import { ProjectTeamMember } from './project-team-member.entity.js';

@ApiTags('Quality improvement: projects')
@Controller('quality-improvement/projects/:id')
export class ProjectPartsController {
  constructor(private readonly service: ProjectPartsService) {}

  /** Plan an intervention */
  @Post('interventions')
  @Allow('improvement-project:write')
  addProjectIntervention(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() facts: CreateInterventionDto,
  ): Promise<ProjectIntervention> {
    return this.service.addIntervention(id, facts);
  }

  /** Change an intervention */
  @Patch('interventions/:partId')
  @Allow('improvement-project:write')
  updateProjectIntervention(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('partId', ParseUUIDPipe) partId: string,
    @IfMatch() version: number,
    @Body() facts: UpdateInterventionDto,
  ): Promise<ProjectIntervention> {
    return this.service.updateIntervention(id, partId, version, facts);
  }

  /** Advance an intervention: begin, complete or abandon it */
  @Post('interventions/:partId/status-changes')
  @HttpCode(200)
  @Allow('improvement-project:write')
  advanceProjectIntervention(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('partId', ParseUUIDPipe) partId: string,
    @IfMatch() version: number,
    @Body() facts: AdvanceInterventionDto,
  ): Promise<ProjectIntervention> {
    return this.service.advanceIntervention(id, partId, version, facts);
  }

  /** Add somebody to the team */
  @Post('team-members')
  @Allow('improvement-project:write')
  addProjectTeamMember(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() facts: CreateTeamMemberDto,
  ): Promise<ProjectTeamMember> {
    return this.service.addTeamMember(id, facts);
  }

  /** Change a member of the team, or say that he has left */
  @Patch('team-members/:partId')
  @Allow('improvement-project:write')
  updateProjectTeamMember(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('partId', ParseUUIDPipe) partId: string,
    @IfMatch() version: number,
    @Body() facts: UpdateTeamMemberDto,
  ): Promise<ProjectTeamMember> {
    return this.service.updateTeamMember(id, partId, version, facts);
  }

  /** Add a barrier or success factor */
  @Post('factors')
  @Allow('improvement-project:write')
  addProjectFactor(@Param('id', ParseUUIDPipe) id: string, @Body() facts: CreateFactorDto): Promise<ProjectFactor> {
    return this.service.addFactor(id, facts);
  }

  /** Change a barrier or success factor, or say that it is overcome */
  @Patch('factors/:partId')
  @Allow('improvement-project:write')
  updateProjectFactor(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('partId', ParseUUIDPipe) partId: string,
    @IfMatch() version: number,
    @Body() facts: UpdateFactorDto,
  ): Promise<ProjectFactor> {
    return this.service.updateFactor(id, partId, version, facts);
  }

  /** Add a driver or change idea to the driver diagram */
  @Post('drivers')
  @Allow('improvement-project:write')
  addProjectDriver(@Param('id', ParseUUIDPipe) id: string, @Body() facts: CreateDriverDto): Promise<ProjectDriver> {
    return this.service.addDriver(id, facts);
  }

  /** Change a driver or change idea, or what it leads to */
  @Patch('drivers/:partId')
  @Allow('improvement-project:write')
  updateProjectDriver(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('partId', ParseUUIDPipe) partId: string,
    @IfMatch() version: number,
    @Body() facts: UpdateDriverDto,
  ): Promise<ProjectDriver> {
    return this.service.updateDriver(id, partId, version, facts);
  }

  /** Take a driver or change idea out of the diagram */
  @Delete('drivers/:partId')
  @HttpCode(204)
  @Allow('improvement-project:write')
  removeProjectDriver(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('partId', ParseUUIDPipe) partId: string,
    @IfMatch() version: number,
  ): Promise<void> {
    return this.service.removeDriver(id, partId, version);
  }
}
