import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { OneOf, Text } from '../../../shared/database/fields.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { Link } from '../../../shared/links/link.entity.js';
import { PdsaCycle } from '../pdsa-cycles/pdsa-cycle.entity.js';
import { PerformanceImprovement } from '../performance-improvements/performance-improvement.entity.js';
import { ProjectDriver } from '../project-parts/project-driver.entity.js';
import { ProjectFactor } from '../project-parts/project-factor.entity.js';
import { ProjectIntervention } from '../project-parts/project-intervention.entity.js';
import { ProjectTeamMember } from '../project-parts/project-team-member.entity.js';
import { PROJECT_PRIORITIES, PROJECT_STATUSES, type ProjectStatus } from './project.codes.js';
import { QualityImprovementProject } from './project.entity.js';

/** A project as it is begun; it begins in planning. */
export class CreateProjectDto extends PickType(QualityImprovementProject, [
  'title',
  'description',
  'department',
  'priority',
  'leadId',
  'aimWhat',
  'aimForWhom',
  'aimHowMuch',
  'aimByOn',
  'metricName',
  'betterIs',
  'baselineValue',
  'baselineOn',
  'baselineSource',
  'targetValue',
  'targetOn',
  'targetSource',
  'stretchValue',
  'linkedMeasureId',
] as const) {}

/** What may be changed until it has ended; the status has a route of its own. */
export class UpdateProjectDto extends PartialType(CreateProjectDto, { skipNullProperties: false }) {}

/** Where a project moves, and why. */
export class MoveProjectDto {
  /** The status it is to have. */
  @OneOf(PROJECT_STATUSES, { example: 'active' })
  status: ProjectStatus;

  /** Reason; needed for a hold and a cancellation. */
  @Text({ max: 1000, nullable: true, example: 'The unit moves to the new building' })
  reason: string | null;
}

export class ListProjectsQuery extends ListQuery {
  @ApiPropertyOptional({ enum: PROJECT_STATUSES })
  @IsOptional()
  @IsIn(PROJECT_STATUSES)
  status?: string;

  @ApiPropertyOptional({ enum: PROJECT_PRIORITIES })
  @IsOptional()
  @IsIn(PROJECT_PRIORITIES)
  priority?: string;

  /** The user who leads. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  leadId?: string;
}

export class QualityImprovementProjectPage extends pageOf(QualityImprovementProject) {}

/** A project with all that belongs to it. */
export class ProjectDetail extends QualityImprovementProject {
  /** In the order in which they were added. */
  @ApiProperty({ type: [ProjectIntervention] })
  interventions: ProjectIntervention[];

  /** Also those who have left. */
  @ApiProperty({ type: [ProjectTeamMember] })
  team: ProjectTeamMember[];

  /** Barriers and success factors. */
  @ApiProperty({ type: [ProjectFactor] })
  factors: ProjectFactor[];

  /** The driver diagram, in the order in which it was drawn. */
  @ApiProperty({ type: [ProjectDriver] })
  drivers: ProjectDriver[];

  /** The metrics that measure its aim, the oldest first. */
  @ApiProperty({ type: [PerformanceImprovement] })
  metrics: PerformanceImprovement[];

  /** By number. */
  @ApiProperty({ type: [PdsaCycle] })
  cycles: PdsaCycle[];

  /** What it is linked with: the proposal that it came from, best practices. */
  @ApiProperty({ type: [Link] })
  links: Link[];
}
