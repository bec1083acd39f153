import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  CreateProjectDto,
  ListProjectsQuery,
  MoveProjectDto,
  ProjectDetail,
  QualityImprovementProjectPage,
  UpdateProjectDto,
} from './project.dto.js';
import { QualityImprovementProject } from './project.entity.js';
import { ProjectsRepository } from './projects.repository.js';
import { ProjectsService } from './projects.service.js';

@ApiTags('Quality improvement: projects')
@Controller('quality-improvement/projects')
export class ProjectsController {
  constructor(
    private readonly service: ProjectsService,
    private readonly projects: ProjectsRepository,
  ) {}

  /** List improvement projects */
  @Get()
  @Allow('improvement-project:read')
  listImprovementProjects(@Query() query: ListProjectsQuery): Promise<QualityImprovementProjectPage> {
    return this.projects.list(query);
  }

  /** Begin an improvement project */
  @Post()
  @Allow('improvement-project:write')
  createImprovementProject(@Body() facts: CreateProjectDto): Promise<QualityImprovementProject> {
    return this.service.create(facts);
  }

  /** Read an improvement project with all that belongs to it */
  @Get(':id')
  @Allow('improvement-project:read')
  readImprovementProject(@Param('id', ParseUUIDPipe) id: string): Promise<ProjectDetail> {
    return this.service.details(id);
  }

  /** Change an improvement project */
  @Patch(':id')
  @Allow('improvement-project:write')
  updateImprovementProject(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateProjectDto,
  ): Promise<QualityImprovementProject> {
    return this.service.update(id, version, facts);
  }

  /** Move an improvement project to its next status */
  @Post(':id/status-changes')
  @HttpCode(200)
  @Allow('improvement-project:write')
  moveImprovementProject(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: MoveProjectDto,
  ): Promise<QualityImprovementProject> {
    return this.service.move(id, version, facts);
  }
}
