import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { DENIAL_CATEGORIES } from '../../rcm/rcm.api.codes.js';
import { PROJECT_PRIORITIES, type ProjectPriority } from '../projects/project.codes.js';
import { QualityImprovementProject } from '../projects/project.entity.js';
import { PROPOSAL_STATUSES } from './project-proposal.codes.js';
import { ProjectProposal } from './project-proposal.entity.js';

/** Which month is looked through. */
export class EvaluateDenialsDto {
  /** A complete month; the last one if it is not said. */
  @ApiPropertyOptional({ type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$', example: '2026-06' })
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month?: string;
}

/** Who leads the project that a proposal becomes, and by when. */
export class AcceptProposalDto extends PickType(QualityImprovementProject, ['aimByOn'] as const) {
  /** The user who leads it. */
  @Ref({ nullable: true })
  leadId: string | null;

  /** How urgent it is. */
  @OneOf(PROJECT_PRIORITIES, { default: 'medium', example: 'high' })
  priority: ProjectPriority;
}

/** Why a proposal is rejected. */
export class RejectProposalDto {
  /** Reason, for the record. */
  @Text({ max: 1000, example: 'One payer changed its rules; settled with it' })
  reason: string;
}

export class ListProposalsQuery extends ListQuery {
  @ApiPropertyOptional({ enum: PROPOSAL_STATUSES })
  @IsOptional()
  @IsIn(PROPOSAL_STATUSES)
  status?: string;

  @ApiPropertyOptional({ enum: DENIAL_CATEGORIES })
  @IsOptional()
  @IsIn(DENIAL_CATEGORIES)
  denialCategory?: string;
}

export class ProjectProposalPage extends pageOf(ProjectProposal) {}

/** What a look through a month's denials has found. */
export class ProposalEvaluation {
  @ApiProperty({ type: 'string', format: 'date', example: '2026-06-01' })
  from: string;

  @ApiProperty({ type: 'string', format: 'date', example: '2026-06-30' })
  to: string;

  /** Those that are new. */
  @ApiProperty({ type: [ProjectProposal] })
  proposed: ProjectProposal[];
}
