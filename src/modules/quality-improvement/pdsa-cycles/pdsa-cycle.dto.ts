import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { OneOf } from '../../../shared/database/fields.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { PdsaAmendment } from './pdsa-amendment.entity.js';
import { PDSA_DECISIONS, PDSA_PHASES, type PdsaPhase } from './pdsa-cycle.codes.js';
import { PdsaCycle } from './pdsa-cycle.entity.js';

const STRICT = { skipNullProperties: false };
const PLAN = ['scale', 'objective', 'predictions', 'measures', 'steps'] as const;

/** A cycle as it is begun; the plan may be written then or later. */
export class CreatePdsaCycleDto extends PickType(PdsaCycle, ['title', ...PLAN] as const) {}

/** The plan. */
export class EditPlanDto extends PartialType(CreatePdsaCycleDto, STRICT) {}

/** What was done. */
export class EditDoDto extends PartialType(
  PickType(PdsaCycle, ['observations', 'collectedData', 'issues'] as const),
  STRICT,
) {}

/** What it showed. */
export class EditStudyDto extends PartialType(
  PickType(PdsaCycle, ['resultsAgainstPrediction', 'learnings', 'unexpected'] as const),
  STRICT,
) {}

/** What follows from it. */
export class EditActDto extends PartialType(PickType(PdsaCycle, ['decision', 'nextSteps'] as const), STRICT) {}

/** The phase that a cycle enters. */
export class EnterPhaseDto {
  /** The phase after the present one. */
  @OneOf(PDSA_PHASES, { example: 'do' })
  phase: PdsaPhase;
}

/** What is amended, and how. */
export class AmendPdsaCycleDto extends PickType(PdsaAmendment, ['phase', 'note'] as const) {}

/** How the next cycle differs; what is not said is taken from the plan of the one before. */
export class OpenNextCycleDto extends PartialType(CreatePdsaCycleDto, STRICT) {}

export class ListPdsaCyclesQuery extends ListQuery {
  /** Only cycles of this project. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  projectId?: string;

  @ApiPropertyOptional({ enum: PDSA_PHASES })
  @IsOptional()
  @IsIn(PDSA_PHASES)
  phase?: string;

  @ApiPropertyOptional({ enum: PDSA_DECISIONS })
  @IsOptional()
  @IsIn(PDSA_DECISIONS)
  decision?: string;
}

export class PdsaCyclePage extends pageOf(PdsaCycle) {}

/** A cycle with what was amended. */
export class PdsaCycleDetail extends PdsaCycle {
  /** The oldest first. */
  @ApiProperty({ type: [PdsaAmendment] })
  amendments: PdsaAmendment[];
}
