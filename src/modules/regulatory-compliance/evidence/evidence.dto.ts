import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { EVIDENCE_KIND } from '../requirements/requirement.codes.js';
import { Evidence } from './evidence.entity.js';
import { EvidenceHold } from './evidence-hold.entity.js';
import { EvidenceRequirement } from './evidence-requirement.entity.js';
import { EvidenceVersion } from './evidence-version.entity.js';

/** What may be said of a new piece of evidence; its file follows as its first version. */
export class CreateEvidenceDto extends PickType(Evidence, ['kind', 'title', 'description'] as const) {
  /** Requirements that it serves. */
  @ApiPropertyOptional({ type: [String], format: 'uuid', maxItems: 100 })
  @IsOptional()
  @IsUUID(undefined, { each: true })
  requirementIds?: string[];
}

/** What may be changed later; retention can only be made longer. */
export class UpdateEvidenceDto extends PartialType(
  PickType(Evidence, ['title', 'description', 'retainUntil'] as const),
  { skipNullProperties: false },
) {}

/** Said of the file that is sent, in the query or as fields of the form. */
export class UploadEvidenceQuery {
  /** Name of the file, where the bytes are sent by themselves. */
  @ApiPropertyOptional({ type: 'string', maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  fileName?: string;

  /** Day on which it was collected; today when left out. */
  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @IsOptional()
  @IsCalendarDay()
  collectedOn?: string;

  /** Last day on which it proves anything. */
  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @IsOptional()
  @IsCalendarDay()
  expiresOn?: string;

  /** Where it comes from. */
  @ApiPropertyOptional({ type: 'string', maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  source?: string;
}

export class ListEvidenceQuery extends ListQuery {
  /** Kind. */
  @ApiPropertyOptional({ type: 'string', maxLength: 60 })
  @IsOptional()
  @MaxLength(60)
  @Matches(EVIDENCE_KIND)
  kind?: string;

  /** Evidence that serves this requirement. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  requirementId?: string;
}

export class EvidencePage extends pageOf(Evidence) {}

/** A piece of evidence with its files. */
export class EvidenceDetails extends Evidence {
  /** Versions, the oldest first. */
  @ApiProperty({ type: [EvidenceVersion] })
  versions: EvidenceVersion[];

  /** Requirements that it serves. */
  @ApiProperty({ type: [String], format: 'uuid' })
  requirementIds: string[];

  /** Legal holds, set and released, the oldest first. */
  @ApiProperty({ type: [EvidenceHold] })
  holds: EvidenceHold[];
}

export class LinkRequirementDto extends PickType(EvidenceRequirement, ['requirementId'] as const) {}

export class HoldReasonDto extends PickType(EvidenceHold, ['reason'] as const) {}

/** Why it is disposed of. */
export class DisposalDto extends PickType(EvidenceHold, ['reason'] as const) {}

/** What reading a stored file again has shown. */
export class EvidenceVerification extends IntersectionType(
  PickType(EvidenceVersion, ['evidenceId', 'versionNumber', 'sha256', 'bytes'] as const),
) {
  /** Whether every byte is the one that was uploaded. */
  @ApiProperty({ type: 'boolean', example: true })
  isIntact: boolean;

  /** What is wrong; null when nothing is. */
  @ApiProperty({ type: 'string', nullable: true, example: null })
  problem: string | null;
}
