import { PartialType, PickType } from '@nestjs/swagger';
import { Day, OneOf } from '../../../shared/database/fields.decorator.js';
import { ProjectDriver } from './project-driver.entity.js';
import { ProjectFactor } from './project-factor.entity.js';
import { ProjectIntervention } from './project-intervention.entity.js';
import { INTERVENTION_STATUSES, type InterventionStatus } from './project-parts.codes.js';
import { ProjectTeamMember } from './project-team-member.entity.js';

const STRICT = { skipNullProperties: false };

/** An intervention as it is planned. */
export class CreateInterventionDto extends PickType(ProjectIntervention, [
  'title',
  'description',
  'responsible',
] as const) {}

export class UpdateInterventionDto extends PartialType(CreateInterventionDto, STRICT) {}

/** Where an intervention moves. */
export class AdvanceInterventionDto {
  /** The status it is to have. */
  @OneOf(INTERVENTION_STATUSES, { example: 'in_progress' })
  status: InterventionStatus;

  /** Day on which that happened, not in the future; today if it is not said. */
  @Day({ nullable: true })
  movedOn: string | null;
}

export class CreateTeamMemberDto extends PickType(ProjectTeamMember, ['name', 'userId', 'role'] as const) {}

export class UpdateTeamMemberDto extends PartialType(
  PickType(ProjectTeamMember, ['name', 'userId', 'role', 'leftOn'] as const),
  STRICT,
) {}

export class CreateFactorDto extends PickType(ProjectFactor, ['kind', 'description', 'response'] as const) {}

export class UpdateFactorDto extends PartialType(
  PickType(ProjectFactor, ['description', 'response', 'resolvedOn'] as const),
  STRICT,
) {}

export class CreateDriverDto extends PickType(ProjectDriver, ['kind', 'parentId', 'title'] as const) {}

/** What may be changed of a box; its kind stays. */
export class UpdateDriverDto extends PartialType(PickType(ProjectDriver, ['parentId', 'title'] as const), STRICT) {}
