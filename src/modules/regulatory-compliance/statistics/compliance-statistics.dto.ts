import { ApiProperty } from '@nestjs/swagger';
import {
  PROGRAMS,
  REQUIREMENT_STATUSES,
  type Program,
  type RequirementStatus,
} from '../requirements/requirement.codes.js';
import { RegisterFigures } from './register-figures.dto.js';

const COUNT = { type: 'integer', minimum: 0, example: 12 } as const;

/** Requirements in one status. */
export class RequirementStatusTotal {
  /** Status on the day. */
  @ApiProperty({ enum: REQUIREMENT_STATUSES })
  status: RequirementStatus;

  /** Requirements. */
  @ApiProperty(COUNT)
  requirements: number;
}

/** How many of those that apply are compliant. */
export class ComplianceRateFigure {
  /** Compliant requirements. */
  @ApiProperty(COUNT)
  compliant: number;

  /** Requirements that apply: without those that are not applicable. */
  @ApiProperty(COUNT)
  applicable: number;

  /** Compliant of applicable; null when none applies. */
  @ApiProperty({ type: 'number', nullable: true, minimum: 0, maximum: 100, example: 95.2 })
  ratePercent: number | null;
}

/** One programme. */
export class ProgramFigures extends ComplianceRateFigure {
  /** Programme. */
  @ApiProperty({ enum: PROGRAMS })
  program: Program;

  /** By status. */
  @ApiProperty({ type: [RequirementStatusTotal] })
  byStatus: RequirementStatusTotal[];
}

export class RequirementFigures {
  /** All requirements that the company had. */
  @ApiProperty(COUNT)
  total: number;

  /** Those whose last period was missed, exempted ones excepted; the target is below 5. */
  @ApiProperty({ ...COUNT, example: 2 })
  overdue: number;

  /** By status. */
  @ApiProperty({ type: [RequirementStatusTotal] })
  byStatus: RequirementStatusTotal[];

  /** By programme. */
  @ApiProperty({ type: [ProgramFigures] })
  byProgram: ProgramFigures[];

  /** Mandatory ones; the target is above 95. */
  @ApiProperty({ type: ComplianceRateFigure })
  mandatory: ComplianceRateFigure;

  /** Optional ones. */
  @ApiProperty({ type: ComplianceRateFigure })
  optional: ComplianceRateFigure;
}

export class AttestationFigures {
  /** Prepared and not signed. */
  @ApiProperty(COUNT)
  prepared: number;

  /** Signed, to become valid later. */
  @ApiProperty(COUNT)
  upcoming: number;

  /** Valid on the day, with evidence that has not expired. */
  @ApiProperty(COUNT)
  valid: number;

  /** Of the valid ones those that end, by themselves or by their evidence, within 30 days. */
  @ApiProperty(COUNT)
  expiring: number;

  /** Ended, by themselves or by their evidence. */
  @ApiProperty(COUNT)
  expired: number;

  /** Revoked. */
  @ApiProperty(COUNT)
  revoked: number;
}

/** What compliance comes to on a day. */
export class ComplianceStatistics {
  /** Day. */
  @ApiProperty({ type: 'string', format: 'date', example: '2026-06-30' })
  asOf: string;

  /** Requirements. */
  @ApiProperty({ type: RequirementFigures })
  requirements: RequirementFigures;

  /** Attestations. */
  @ApiProperty({ type: AttestationFigures })
  attestations: AttestationFigures;

  /** Registers. */
  @ApiProperty({ type: RegisterFigures })
  registers: RegisterFigures;
}
