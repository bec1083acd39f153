import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { ExemptionDecision } from './exemption-decision.entity.js';
import { Exemption } from './exemption.entity.js';

/** What is asked for; it starts today when no day is said. */
export class RequestExemptionDto extends IntersectionType(
  PickType(Exemption, ['requirementId', 'reason', 'validTo'] as const),
  PartialType(PickType(Exemption, ['validFrom'] as const), { skipNullProperties: false }),
) {}

export class ListExemptionsQuery extends ListQuery {
  /** Requirement. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  requirementId?: string;
}

export class ExemptionPage extends pageOf(Exemption) {}

/** An exemption with what was decided on it. */
export class ExemptionDetails extends Exemption {
  /** Decisions, the oldest first. */
  @ApiProperty({ type: [ExemptionDecision] })
  decisions: ExemptionDecision[];
}

/** What to say with an approval. */
export class ExemptionApprovalDto extends PickType(ExemptionDecision, ['reason'] as const) {}

/** Why it is refused or revoked. */
export class ExemptionRefusalDto extends PickType(Exemption, ['reason'] as const) {}
