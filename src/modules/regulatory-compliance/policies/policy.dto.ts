import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { Day, Text } from '../../../shared/database/fields.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { AsOfQuery } from '../requirements/requirement.dto.js';
import { PolicyAcknowledgement } from './policy-acknowledgement.entity.js';
import { PolicyDocument } from './policy-document.entity.js';
import { PolicyEvent } from './policy-event.entity.js';
import { PolicyVersion } from './policy-version.entity.js';

const DESCRIPTION = ['category', 'owner', 'audienceRoles'] as const;

/** A new policy with the text of its first version; a file can follow. */
export class CreatePolicyDto extends IntersectionType(
  PickType(PolicyDocument, ['title', 'category', 'owner'] as const),
  PartialType(PickType(PolicyDocument, ['audienceRoles'] as const), { skipNullProperties: false }),
  PickType(PolicyVersion, ['content'] as const),
) {}

export class UpdatePolicyDto extends PartialType(PickType(PolicyDocument, DESCRIPTION), {
  skipNullProperties: false,
}) {}

export class DraftPolicyVersionDto extends PickType(PolicyVersion, [
  'changeKind',
  'changeSummary',
  'content',
] as const) {}

export class UpdatePolicyVersionDto extends PartialType(DraftPolicyVersionDto, { skipNullProperties: false }) {}

export class PolicyNoteDto {
  /** Why, or what was noticed. */
  @Text({ nullable: true, max: 1000, example: 'Reviewed with counsel' })
  note: string | null;
}

export class PolicyReasonDto {
  /** Why. */
  @Text({ max: 1000, example: 'Section 3 contradicts the access policy' })
  note: string;
}

/** When the version is to be reviewed; a year from today when no day is said. */
export class PublishPolicyDto extends PolicyNoteDto {
  /** Day by which it is to be reviewed. */
  @Day({ nullable: true, example: '2027-07-01' })
  reviewDueOn: string | null;
}

export class ListPoliciesQuery extends ListQuery {
  /** Category, as written. */
  @ApiPropertyOptional({ type: 'string', maxLength: 100 })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  category?: string;
}

export class ListDuePoliciesQuery extends ListQuery {
  /** Days ahead; 0: overdue ones and those of today. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 366, default: 30 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(366)
  withinDays?: number;
}

export class ListPolicyAcknowledgementsQuery extends ListQuery {
  /** Policy. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  policyId?: string;

  /** Who has acknowledged. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  userId?: string;
}

export class ListOutstandingQuery extends AsOfQuery {
  /** Policy. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  policyId?: string;

  /** Of one person only. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  userId?: string;
}

export class PolicyAcknowledgementPage extends pageOf(PolicyAcknowledgement) {}

export const SUMMARY_FIELDS = [
  'id',
  'version',
  'policyId',
  'versionNumber',
  'status',
  'changeKind',
  'changeSummary',
  'contentHash',
  'effectiveOn',
  'reviewDueOn',
] as const;

/** A version without what it says. */
export class PolicyVersionSummary extends PickType(PolicyVersion, SUMMARY_FIELDS) {}

/** A policy with its versions. */
export class PolicyDetails extends PolicyDocument {
  /** Versions, the oldest first. */
  @ApiProperty({ type: [PolicyVersionSummary] })
  versions: PolicyVersionSummary[];
}

export class PolicyDetailsPage extends pageOf(PolicyDetails) {}

/** What can be said with a file that is sent by itself. */
export class UploadPolicyFileQuery {
  /** Name of the file. */
  @ApiPropertyOptional({ type: 'string', maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  fileName?: string;
}

/** The last approval of a version. */
export class PolicyApproval {
  /** Who has approved. */
  @ApiProperty({ type: 'string', format: 'uuid' })
  approvedBy: string;

  /** When. */
  @ApiProperty({ type: 'string', format: 'date-time' })
  approvedAt: string;

  /** Hash of what was approved. */
  @ApiProperty({ type: 'string', minLength: 1, maxLength: 64 })
  contentHash: string;

  /** Whether the content has changed since. */
  @ApiProperty({ type: 'boolean', example: false })
  isLapsed: boolean;
}

/** A version with what happened to it. */
export class PolicyVersionDetails extends PolicyVersion {
  /** Last approval; null: none was given. */
  @ApiProperty({ type: PolicyApproval, nullable: true })
  approval: PolicyApproval | null;

  /** What happened, the oldest first. */
  @ApiProperty({ type: [PolicyEvent] })
  events: PolicyEvent[];
}

/** A policy whose version in force is to be reviewed. */
export class DuePolicy {
  /** Policy. */
  @ApiProperty({ type: 'string', format: 'uuid' })
  policyId: string;

  /** Version in force. */
  @ApiProperty({ type: 'string', format: 'uuid' })
  policyVersionId: string;

  /** Name of the policy. */
  @ApiProperty({ type: 'string', example: 'Sanction policy' })
  title: string;

  /** Person or office that answers for it. */
  @ApiProperty({ type: 'string', nullable: true, example: 'Privacy officer' })
  owner: string | null;

  /** Day by which it is to be reviewed. */
  @ApiProperty({ type: 'string', format: 'date', example: '2027-07-01' })
  reviewDueOn: string;

  /** Whether that day has passed. */
  @ApiProperty({ type: 'boolean', example: false })
  isOverdue: boolean;
}

export class DuePolicies {
  /** The first due first. */
  @ApiProperty({ type: [DuePolicy] })
  items: DuePolicy[];
}

/** That a person has not acknowledged a policy in force. */
export class OutstandingAcknowledgement {
  /** Person. */
  @ApiProperty({ type: 'string', format: 'uuid' })
  userId: string;

  /** Name of the person. */
  @ApiProperty({ type: 'string', example: 'Dana Whitfield' })
  displayName: string;

  /** Policy. */
  @ApiProperty({ type: 'string', format: 'uuid' })
  policyId: string;

  /** Version in force, which is to be acknowledged. */
  @ApiProperty({ type: 'string', format: 'uuid' })
  policyVersionId: string;

  /** Name of the policy. */
  @ApiProperty({ type: 'string', example: 'Sanction policy' })
  title: string;

  /** Since when: the day on which the version to be acknowledged took effect. */
  @ApiProperty({ type: 'string', format: 'date', example: '2026-07-01' })
  since: string;
}

export class OutstandingAcknowledgements {
  /** By policy and person. */
  @ApiProperty({ type: [OutstandingAcknowledgement] })
  items: OutstandingAcknowledgement[];

  /** Whether there are more than were listed. */
  @ApiProperty({ type: 'boolean', example: false })
  hasMore: boolean;
}
