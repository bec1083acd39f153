import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { Text } from '../../../shared/database/fields.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { AssessedRisk } from './assessed-risk.entity.js';
import {
  APPROVAL_STATES,
  type ApprovalState,
  ASSESSMENT_KINDS,
  RISK_LEVELS,
  RISK_STATUSES,
  type RiskLevel,
  THREAT_SOURCES,
} from './risk.codes.js';
import { RiskApproval } from './risk-approval.entity.js';
import { RiskAssessment } from './risk-assessment.entity.js';
import { RiskTreatment } from './risk-treatment.entity.js';

const DESCRIPTION = ['title', 'scope', 'ephiInventory', 'trigger'] as const;

/** A new assessment; made today and due again after a year when nothing else is said. */
export class CreateRiskAssessmentDto extends IntersectionType(
  PickType(RiskAssessment, ['kind', 'method', ...DESCRIPTION, 'previousAssessmentId'] as const),
  PartialType(PickType(RiskAssessment, ['assessedOn', 'nextDueOn'] as const), { skipNullProperties: false }),
) {}

export class UpdateRiskAssessmentDto extends PartialType(
  PickType(RiskAssessment, [...DESCRIPTION, 'nextDueOn'] as const),
  { skipNullProperties: false },
) {}

export class AddRiskDto extends PickType(AssessedRisk, [
  'asset',
  'threatSource',
  'threatEvent',
  'vulnerability',
  'existingControls',
  'likelihood',
  'adverseImpactLikelihood',
  'impact',
  'controlLikelihoodReduction',
  'controlImpactReduction',
  'affectsConfidentiality',
  'affectsIntegrity',
  'affectsAvailability',
  'peopleAffected',
] as const) {}

export class UpdateRiskDto extends PartialType(AddRiskDto, { skipNullProperties: false }) {}

const TREATMENT = ['description', 'ownerId', 'dueOn', 'expiresOn', 'likelihoodReduction', 'impactReduction'] as const;

export class PlanTreatmentDto extends PickType(RiskTreatment, ['kind', ...TREATMENT] as const) {}

export class UpdateTreatmentDto extends PartialType(PickType(RiskTreatment, TREATMENT), {
  skipNullProperties: false,
}) {}

/** What you have read and approve. */
export class ApproveContentDto extends PickType(RiskApproval, ['contentHash', 'note'] as const) {}

export class RiskReasonDto {
  /** Why. */
  @Text({ max: 1000, example: 'The laptops have been replaced' })
  reason: string;
}

export class ListRiskAssessmentsQuery extends ListQuery {
  /** What kind of risks. */
  @ApiPropertyOptional({ enum: ASSESSMENT_KINDS })
  @IsOptional()
  @IsIn(ASSESSMENT_KINDS)
  kind?: string;
}

export class ListDueAssessmentsQuery {
  /** Days ahead; 0: overdue ones and those of today. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 366, default: 30 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(366)
  withinDays?: number;
}

export class ListRisksQuery extends ListQuery {
  /** Assessment. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  assessmentId?: string;

  /** Open or withdrawn. */
  @ApiPropertyOptional({ enum: RISK_STATUSES })
  @IsOptional()
  @IsIn(RISK_STATUSES)
  status?: string;

  /** Where the threat comes from. */
  @ApiPropertyOptional({ enum: THREAT_SOURCES })
  @IsOptional()
  @IsIn(THREAT_SOURCES)
  threatSource?: string;
}

const LEVEL = { enum: RISK_LEVELS, example: 'high' };

/** The last approval, and whether it still is one of the content. */
export class RiskApprovalView {
  /** None, current, or lapsed because the content has changed. */
  @ApiProperty({ enum: APPROVAL_STATES, example: 'current' })
  state: ApprovalState;

  /** The last approval with the state that was approved; null: none was given. */
  @ApiProperty({ type: RiskApproval, nullable: true })
  last: RiskApproval | null;
}

export class RiskTreatmentView extends RiskTreatment {
  /** Hash of what an approval of it is of. */
  @ApiProperty({ type: 'string', minLength: 1, maxLength: 64 })
  contentHash: string;

  /** Its approval. */
  @ApiProperty({ type: RiskApprovalView })
  approval: RiskApprovalView;

  /** Whether it was due before today and is still planned. */
  @ApiProperty({ type: 'boolean', example: false })
  isOverdue: boolean;

  /** Whether its last day has passed. */
  @ApiProperty({ type: 'boolean', example: false })
  isExpired: boolean;
}

/** A risk with its derived levels and what is done about it. */
export class RiskView extends AssessedRisk {
  /** As if nothing were done. */
  @ApiProperty(LEVEL)
  inherent: RiskLevel;

  /** With the controls that exist and the treatments that are implemented and have not expired. */
  @ApiProperty(LEVEL)
  residual: RiskLevel;

  /** With all treatments that are not cancelled. */
  @ApiProperty(LEVEL)
  target: RiskLevel;

  /** What is done about it. */
  @ApiProperty({ type: [RiskTreatmentView] })
  treatments: RiskTreatmentView[];
}

export class RiskViewPage extends pageOf(RiskView) {}
export class RiskAssessmentPage extends pageOf(RiskAssessment) {}

/** The highest levels of the open risks; null where there is none. */
export class OverallLevels {
  /** As if nothing were done. */
  @ApiProperty({ ...LEVEL, nullable: true })
  inherent: RiskLevel | null;

  /** As it is. */
  @ApiProperty({ ...LEVEL, nullable: true })
  residual: RiskLevel | null;

  /** As it is to be. */
  @ApiProperty({ ...LEVEL, nullable: true })
  target: RiskLevel | null;
}

/** An assessment with its risks. */
export class RiskAssessmentDetails extends RiskAssessment {
  /** Its approval. */
  @ApiProperty({ type: RiskApprovalView })
  approval: RiskApprovalView;

  /** The highest levels of its open risks. */
  @ApiProperty({ type: OverallLevels })
  overall: OverallLevels;

  /** Risks, in the order in which they were added. */
  @ApiProperty({ type: [RiskView] })
  risks: RiskView[];

  /** What to know about the levels; null: nothing. */
  @ApiProperty({ type: 'string', nullable: true, example: null })
  caveat: string | null;
}

/** Assessments that no later one follows and whose next one is due. */
export class DueRiskAssessments {
  /** The first due first. */
  @ApiProperty({ type: [RiskAssessment] })
  items: RiskAssessment[];
}
