import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { ListQuery, pageOf } from '../http/list.dto.js';
import { AUDIT_OUTCOMES, AuditEvent, type AuditOutcome } from './audit-event.entity.js';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;

/** An event as lists show it. */
export class AuditEventSummary extends PickType(AuditEvent, [
  'id',
  'occurredAt',
  'actorId',
  'actorKind',
  'action',
  'outcome',
  'entity',
  'entityId',
  'requestId',
  'reason',
] as const) {}

export class AuditEventDetail extends AuditEventSummary {
  /** Changed fields before and after, counts, hashes, or the ids that were shown. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  details: Record<string, unknown>;

  /** The emergency access grant that it was done under; null without one. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  emergencyGrantId: string | null;

  /** Its place in the company's hash chain; null in the first seconds. */
  @ApiProperty({ type: 'integer', format: 'int64', nullable: true, minimum: 1 })
  sequence: number | null;
}

export class AuditEventSummaryPage extends pageOf(AuditEventSummary) {}

export class ListAuditEventsQuery extends ListQuery {
  /** Who did it: the id of a user or an API key. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  actorId?: string;

  /** What was done: an operationId. */
  @ApiPropertyOptional({ type: 'string', maxLength: 100, example: 'createPayer' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  action?: string;

  /** What came of it. */
  @ApiPropertyOptional({ enum: AUDIT_OUTCOMES })
  @IsOptional()
  @IsIn(AUDIT_OUTCOMES)
  outcome?: AuditOutcome;

  /** Table of the record concerned; with `entityId` the history of one record. */
  @ApiPropertyOptional({ type: 'string', maxLength: 100, example: 'payers' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  entity?: string;

  /** The record concerned. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  entityId?: string;

  /** Not before this instant. */
  @ApiPropertyOptional({ type: 'string', format: 'date-time' })
  @IsOptional()
  @Matches(INSTANT)
  from?: string;

  /** Not after this instant. */
  @ApiPropertyOptional({ type: 'string', format: 'date-time' })
  @IsOptional()
  @Matches(INSTANT)
  to?: string;
}
