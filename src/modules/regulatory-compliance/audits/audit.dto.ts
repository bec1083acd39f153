import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { Day, OneOf, Text } from '../../../shared/database/fields.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { AUDIT_KINDS, AUDIT_OUTCOMES, AUDIT_STATUSES, type AuditOutcome } from './audit.codes.js';
import { AuditStatusChange } from './audit-status-change.entity.js';
import { RegulatoryAudit } from './regulatory-audit.entity.js';

export class CreateAuditDto extends PickType(RegulatoryAudit, ['kind', 'title', 'scope', 'auditor'] as const) {}

export class UpdateAuditDto extends PartialType(
  PickType(RegulatoryAudit, ['title', 'scope', 'auditor', 'conclusion'] as const),
  { skipNullProperties: false },
) {}

/** The days for which an audit is scheduled. */
export class ScheduleAuditDto {
  /** First day. */
  @Day({ example: '2026-09-01' })
  scheduledFrom: string;

  /** Last day. */
  @Day({ example: '2026-09-05' })
  scheduledTo: string;
}

/** How an audit ends. */
export class CompleteAuditDto extends PickType(RegulatoryAudit, ['conclusion'] as const) {
  /** Completed, passed or failed. */
  @OneOf(AUDIT_OUTCOMES, { example: 'completed' })
  outcome: AuditOutcome;
}

export class CancelAuditDto {
  /** Why. */
  @Text({ max: 1000, example: 'The accreditation body has withdrawn' })
  reason: string;
}

export class ListAuditsQuery extends ListQuery {
  /** Where it stands. */
  @ApiPropertyOptional({ enum: AUDIT_STATUSES })
  @IsOptional()
  @IsIn(AUDIT_STATUSES)
  status?: string;

  /** Who audits. */
  @ApiPropertyOptional({ enum: AUDIT_KINDS })
  @IsOptional()
  @IsIn(AUDIT_KINDS)
  kind?: string;
}

export class RegulatoryAuditPage extends pageOf(RegulatoryAudit) {}

/** An audit with how it came there. */
export class RegulatoryAuditDetails extends RegulatoryAudit {
  /** Changes of its status, the oldest first. */
  @ApiProperty({ type: [AuditStatusChange] })
  statusChanges: AuditStatusChange[];
}
