import { ApiProperty, ApiPropertyOptional, IntersectionType, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { FINDING_SEVERITIES, type FindingSeverity } from '../findings/finding.codes.js';
import {
  PROGRAMS,
  REQUIREMENT_STATUSES,
  type Program,
  type RequirementStatus,
} from '../requirements/requirement.codes.js';
import {
  AttestationFigures,
  ComplianceRateFigure,
  RequirementStatusTotal,
} from '../statistics/compliance-statistics.dto.js';
import { GovernanceFigures, PolicyFigures } from '../statistics/governance-statistics.dto.js';
import { REPORT_FORMATS, type ReportFormat } from './compliance-report.rules.js';
import { ComplianceReport } from './compliance-report.entity.js';

const COUNT = { type: 'integer', minimum: 0, example: 12 } as const;
const DAY = { type: 'string', format: 'date', example: '2026-06-30' } as const;
const ID = { type: 'string', format: 'uuid' } as const;

/** Day and period of a report; today, and the year that ends on the day, when left out. */
export class GenerateComplianceReportDto extends PartialType(
  PickType(ComplianceReport, ['asOf', 'periodFrom', 'periodTo'] as const),
  { skipNullProperties: false },
) {}

export class ListComplianceReportsQuery extends ListQuery {
  /** Not of a day before this one. */
  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @IsOptional()
  @IsCalendarDay()
  from?: string;

  /** Not of a day after this one. */
  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @IsOptional()
  @IsCalendarDay()
  to?: string;
}

export class ComplianceReportPage extends pageOf(ComplianceReport) {}

/** How much of what applies is covered by an attestation in the period. */
export class CoverageFigure {
  /** Requirements that a valid attestation overlaps in the period. */
  @ApiProperty(COUNT)
  covered: number;

  /** Requirements that apply: without those that are not applicable. */
  @ApiProperty(COUNT)
  applicable: number;

  /** Covered of applicable; null when none applies. */
  @ApiProperty({ type: 'number', nullable: true, minimum: 0, maximum: 100, example: 95.2 })
  ratePercent: number | null;
}

export class ReportedProgram extends ComplianceRateFigure {
  /** Programme. */
  @ApiProperty({ enum: PROGRAMS })
  program: Program;

  /** By status. */
  @ApiProperty({ type: [RequirementStatusTotal] })
  byStatus: RequirementStatusTotal[];

  /** Coverage of the period. */
  @ApiProperty({ type: CoverageFigure })
  coverage: CoverageFigure;
}

export class ReportedRequirementRow {
  /** Requirement. */
  @ApiProperty(ID)
  id: string;

  /** Programme. */
  @ApiProperty({ enum: PROGRAMS })
  program: Program;

  /** Title on the day. */
  @ApiProperty({ type: 'string' })
  title: string;

  /** Where the duty comes from. */
  @ApiProperty({ type: 'string', nullable: true })
  citation: string | null;

  /** Who is responsible. */
  @ApiProperty({ type: 'string', nullable: true })
  owner: string | null;

  /** Mandatory, or optional. */
  @ApiProperty({ type: 'boolean' })
  isMandatory: boolean;

  /** Derived status on the day. */
  @ApiProperty({ enum: REQUIREMENT_STATUSES })
  status: RequirementStatus;

  /** Why it has this status. */
  @ApiProperty({ type: 'string' })
  statusReason: string;

  /** Whether a valid attestation overlaps the period. */
  @ApiProperty({ type: 'boolean' })
  isCovered: boolean;

  /** Due day of the last period, when that was missed. */
  @ApiProperty({ ...DAY, nullable: true })
  overdueSince: string | null;
}

export class ReportedFindingRow {
  /** Finding. */
  @ApiProperty(ID)
  id: string;

  /** What was found. */
  @ApiProperty({ type: 'string' })
  title: string;

  /** Severity on the day. */
  @ApiProperty({ enum: FINDING_SEVERITIES })
  severity: FindingSeverity;

  /** Requirement that it is about. */
  @ApiProperty({ ...ID, nullable: true })
  requirementId: string | null;

  /** When it was found. */
  @ApiProperty(DAY)
  openedOn: string;
}

export class ReportRecommendation {
  /** What kind of advice it is. */
  @ApiProperty({ type: 'string', example: 'ACTION_PLAN' })
  code: string;

  /** The advice. */
  @ApiProperty({ type: 'string' })
  message: string;
}

/** Policies, without what people owe: who is active has no history. */
export class ReportedPolicyFigures extends OmitType(PolicyFigures, ['outstandingAcknowledgements'] as const) {}

/** Audits, findings, corrective actions, policies and risks on the day. */
export class ReportedGovernance extends OmitType(GovernanceFigures, ['policies'] as const) {
  /** Policies. */
  @ApiProperty({ type: ReportedPolicyFigures })
  policies: ReportedPolicyFigures;
}

/** Everything a report tells. It follows from the records alone: made again of the same day and instant, it is the same. */
export class ComplianceReportContent {
  /** Version of this form. */
  @ApiProperty({ type: 'string', enum: REPORT_FORMATS, example: REPORT_FORMATS.at(-1) })
  format: ReportFormat;

  /** Day of the status. */
  @ApiProperty(DAY)
  asOf: string;

  /** First day of the period. */
  @ApiProperty(DAY)
  periodFrom: string;

  /** Last day of the period. */
  @ApiProperty(DAY)
  periodTo: string;

  /** Coverage of everything that applies. */
  @ApiProperty({ type: CoverageFigure })
  overall: CoverageFigure;

  /** Of mandatory requirements. */
  @ApiProperty({ type: CoverageFigure })
  mandatory: CoverageFigure;

  /** Of optional ones. */
  @ApiProperty({ type: CoverageFigure })
  optional: CoverageFigure;

  /** Requirements whose last period was missed; the target is below 5. */
  @ApiProperty(COUNT)
  overdue: number;

  /** Programs that have requirements. */
  @ApiProperty({ type: [ReportedProgram] })
  programs: ReportedProgram[];

  /** Attestations. */
  @ApiProperty({ type: AttestationFigures })
  attestations: AttestationFigures;

  /** Audits, findings, actions, policies and risks; reports of the first form do not tell. */
  @ApiPropertyOptional({ type: ReportedGovernance })
  governance?: ReportedGovernance;

  /** Findings that were open. */
  @ApiProperty({ type: [ReportedFindingRow] })
  findings: ReportedFindingRow[];

  /** What to do about it. */
  @ApiProperty({ type: [ReportRecommendation] })
  recommendations: ReportRecommendation[];

  /** Every requirement. */
  @ApiProperty({ type: [ReportedRequirementRow] })
  requirements: ReportedRequirementRow[];
}

class WithContent {
  /** What it tells. */
  @ApiProperty({ type: ComplianceReportContent })
  content: ComplianceReportContent;
}

export class ComplianceReportDetails extends IntersectionType(ComplianceReport, WithContent) {}

/** Whether a report is what was frozen, and what the records still say. */
export class ComplianceReportVerification {
  /** The stored content has the hash that was recorded of it. */
  @ApiProperty({ type: 'boolean' })
  isIntact: boolean;

  /** Made again from the records, it is the same to the letter. */
  @ApiProperty({ type: 'boolean' })
  isRebuiltIdentically: boolean;

  /** Hash that was recorded. */
  @ApiProperty({ type: 'string' })
  contentHash: string;

  /** Hash of the content that is stored. */
  @ApiProperty({ type: 'string' })
  storedHash: string;

  /** Hash of the content as the records make it now. */
  @ApiProperty({ type: 'string' })
  rebuiltHash: string;
}
